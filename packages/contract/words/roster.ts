import type { RosterFaultCode, RosterLine } from '@junheng/core/people/roster.ts'

/** The columns of a roster, as its header names them. */
export const rosterColumns: { readonly [column in keyof Omit<RosterLine, 'row'>]: string } = {
  staffNo: '工号',
  name: '姓名',
  role: '角色',
  office: '学校标识码或单位名称',
  since: '到任（离任）日期',
  state: '状态（在岗、离任）',
}

/** What is wrong with a cell of a roster, and what to do. */
export const rosterFaultWords: { readonly [code in RosterFaultCode]: { readonly zh: string; readonly en: string } } = {
  missing: { zh: '没有填写；请补上。', en: 'Nothing is written; fill it in.' },
  tooLong: { zh: '太长：工号至多 40 字，姓名、单位至多 100 字。', en: 'Too long: 40 characters for a number, 100 for a name or an office.' },
  twice: { zh: '这个工号在表中出现不止一次；每人只留一行。', en: 'This number stands in the roster more than once; keep one line a person.' },
  unknownRole: { zh: '没有这个角色，或不能用花名册授予（管理员、审计员逐个任命）；请照“角色”表选。', en: 'No such role, or one that no roster gives (administrators and auditors are appointed one by one); choose from the sheet of roles.' },
  unknownOffice: { zh: '没有这个学校或单位；请核对标识码或名称。', en: 'No such school or office; check its code or name.' },
  officeNotAsked: { zh: '这个角色不填学校或单位；请清空。', en: 'This role has no school or office of its own; leave it empty.' },
  notADay: { zh: '不是日期；写作 2021-09-01。', en: 'No date; write it as 2021-09-01.' },
  unknownState: { zh: '状态只能是在岗或离任，不填为在岗。', en: 'The state is 在岗 or 离任; empty means 在岗.' },
  leaverUnknown: { zh: '没有这个工号的账号，无从离任；请核对工号。', en: 'Nobody has this number, so nobody can leave; check it.' },
  severalPosts: { zh: '此人有多个岗位，花名册不能判断移交哪一个；请在账号页办理。', en: 'This person holds several posts; the roster cannot tell which one ends. See to it on the page of accounts.' },
  beforePost: { zh: '新岗位须晚于现岗位的到任日期；请改日期。', en: 'The new post must begin after the present one did; change the date.' },
}
