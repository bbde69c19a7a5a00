import { expect, test } from 'vitest'
import { roles } from '@junheng/contract/permissions.ts'
import { inviteCommand } from './invite.ts'

test('the help names every role that the program knows, in both languages', () => {
  for (const role of roles) expect(inviteCommand.help).toMatch(new RegExp(`^  ${role} +\\p{Script=Han}.* · \\w`, 'mu'))
})
