import type { SensitiveRead } from '@junheng/contract/sensitive-reads.ts'
import { roleWords, sensitivityWords } from '@junheng/contract/words/roles.ts'
import type { Sheet } from '../../documents/sheets.ts'

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** The log as a table for the yearly audit (未成年人网络保护条例 art 37): times in China, newest first. */
export function sensitiveReadsSheet(reads: readonly SensitiveRead[]): Sheet {
  return {
    name: '涉敏查阅记录',
    header: ['编号', '时间（北京）', '谁', '岗位', '类别', '用途', '看了什么', '对象', '条数', '从何处'],
    rows: reads.map(({ id, at, user, role, classes, purpose, what, subject, rows, address }) => [
      id, clock.format(new Date(at)), user ?? '系统', roleName(role), classes.map((each) => sensitivityWords[each].zh).join('、'), purpose, what, subject, rows, address,
    ]),
  }
}

/** A role that the program no longer knows keeps its name in the log. */
function roleName(role: string): string {
  return (roleWords as Readonly<Record<string, { readonly zh: string }>>)[role]?.zh ?? role
}
