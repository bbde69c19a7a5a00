import { expect, test } from 'vitest'
import { linksFile } from './links-file.ts'

test('links are written one a line, and a name that begins like a formula stays a name', () => {
  const links = [{ staffNo: 'T1', name: '=HYPERLINK("x")', signInPath: '/sign-in#abc', expiresAt: '2021-05-25T00:00:00.000Z' }]
  expect(linksFile(links, ['工号', '姓名', '链接', '有效期'], 'https://x')).toBe('\uFEFF"工号","姓名","链接","有效期"\r\n"T1","\'=HYPERLINK(""x"")","https://x/sign-in#abc","2021-05-25T00:00:00.000Z"\r\n')
})
