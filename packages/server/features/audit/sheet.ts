import type { AuditRow } from '@junheng/contract/audit.ts'
import type { Sheet } from '../../documents/sheets.ts'

/** The audit as a table: times in China, newest first. */
export function auditSheet(rows: readonly AuditRow[]): Sheet {
  return {
    name: '审计记录',
    header: ['编号', '时间（北京）', '谁', '从何处', '做了什么', '对象', '内容'],
    rows: rows.map(({ id, at, user, address, action, subject, details }) => [id, inChina(at), user?.name ?? '未登录', address === 'console' ? '本机控制台' : address, action, subject, details == null ? null : JSON.stringify(details)]),
  }
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

function inChina(at: string): string {
  return clock.format(new Date(at))
}
