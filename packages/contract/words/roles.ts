import type { Permission, Role, ScopeKind, SensitivityClass } from '../permissions.ts'

interface InBoth {
  readonly zh: string
  readonly en: string
}

/** Each role by the name of the post it is, as the county's offices call it. */
export const roleWords: { readonly [role in Role]: InBoth } = {
  'bureau-admin': { zh: '教育局管理员', en: 'Bureau administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
  'bureau-viewer': { zh: '教育局', en: 'Bureau' },
  'deputy-mayor': { zh: '分管副市长', en: 'Deputy mayor' },
  director: { zh: '局长', en: 'Director' },
  supervision: { zh: '督考办', en: 'Supervision office' },
  'basic-education': { zh: '基教科', en: 'Basic education' },
  personnel: { zh: '人事科', en: 'Personnel' },
  'finance-planning': { zh: '计财科', en: 'Planning and finance' },
  safety: { zh: '安全科', en: 'Safety' },
  inspection: { zh: '督导室', en: 'Inspection' },
  'student-aid': { zh: '资助中心', en: 'Student aid' },
  preschool: { zh: '学前科', en: 'Preschool' },
  vocational: { zh: '职成科', en: 'Vocational education' },
  'sports-arts-health': { zh: '体卫艺科', en: 'Sports, arts and health' },
  conduct: { zh: '师德（纪检）', en: 'Conduct' },
  'service-centre': { zh: '服务中心', en: 'Service centre' },
  province: { zh: '省、市教育部门', en: 'Province or prefecture' },
  department: { zh: '部门', en: 'Department' },
  township: { zh: '乡镇街道', en: 'Township' },
  school: { zh: '学校', en: 'School' },
  teacher: { zh: '教师', en: 'Teacher' },
}

export const permissionWords: { readonly [permission in Permission]: InBoth } = {
  'county.read': { zh: '看全县数据', en: 'read the county' },
  'school.read': { zh: '看学校', en: 'read schools' },
  'staff.read': { zh: '看教职工', en: 'read staff' },
  'transfer.manage': { zh: '办理县管校聘', en: 'run transfers' },
  'transfer.inspect': { zh: '监督县管校聘', en: 'inspect transfers' },
  'transfer.declare': { zh: '申报空岗', en: 'declare vacancies' },
  'transfer.apply': { zh: '报名竞聘', en: 'apply for posts' },
  'import.run': { zh: '导入数据', en: 'import data' },
  'snapshot.manage': { zh: '管理快照', en: 'manage snapshots' },
  'checklist.answer': { zh: '填报清单', en: 'answer the checklist' },
  'project.manage': { zh: '管理项目', en: 'manage projects' },
  'node.report': { zh: '报告环节', en: 'report on nodes' },
  'evidence.read': { zh: '看佐证', en: 'read evidence' },
  'calendar.manage': { zh: '管理日历', en: 'manage the calendar' },
  'bulletin.publish': { zh: '发布通报', en: 'publish bulletins' },
  'bus.read': { zh: '看校车', en: 'read the buses' },
  'bus.manage': { zh: '管校车：方案、台账、预警、许可', en: 'manage the buses: plans, register, warnings, approvals' },
  'layout.read': { zh: '看学位与布局', en: 'read places and layout' },
  'layout.plan': { zh: '编制布局方案', en: 'plan the layout' },
  'layout.decide': { zh: '批准布局方案', en: 'decide on the layout' },
  'meeting.read': { zh: '查看调度会及其材料', en: 'Read the dispatch meetings and their papers' },
  'meeting.hold': { zh: '主持调度会、记录决定', en: 'Hold dispatch meetings and record decisions' },
  'account.manage': { zh: '管理账号', en: 'manage accounts' },
  'dispatch.manage': { zh: '分解任务、销号、发督办单、批延期', en: 'Make tasks, confirm finishes, issue orders, grant extensions' },
  'task.answer': { zh: '签收和报告本单位的任务、答复督办', en: 'Sign for and report on its own tasks, reply to orders' },
  'audit.read': { zh: '看操作记录', en: 'read the audit' },
  'province.read': { zh: '看各县汇总', en: 'read sums of counties' },
}

/** 涉敏类别, by what its rows are about. */
export const sensitivityWords: { readonly [each in SensitivityClass]: InBoth } = {
  children: { zh: '未成年人', en: 'children' },
  disability: { zh: '残疾', en: 'disability' },
  poverty: { zh: '家庭困难', en: 'household poverty' },
  health: { zh: '健康', en: 'health' },
  petition: { zh: '信访', en: 'petition' },
  ethics: { zh: '师德问题', en: 'ethics' },
}

export const scopeWords: { readonly [scope in ScopeKind]: InBoth } = {
  county: { zh: '全县', en: 'the county' },
  school: { zh: '本校', en: 'its school' },
  township: { zh: '本乡镇街道', en: 'its township' },
  office: { zh: '本单位主办的环节', en: 'the nodes its office owns' },
}

/** What an endpoint asks for where it asks for no permission. */
export const openToWords = {
  signedIn: { zh: '登录即可', en: 'whoever is signed in' },
  anyone: { zh: '不需登录', en: 'anyone' },
} as const
