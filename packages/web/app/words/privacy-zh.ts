import { roleWords, sensitivityWords } from '@junheng/contract/words/roles.ts'
import { roles, sensitivityClasses, type SensitivityClass } from '@junheng/contract/permissions.ts'

const classes = Object.fromEntries(sensitivityClasses.map((each) => [each, sensitivityWords[each].zh])) as { readonly [each in SensitivityClass]: string }

/** 涉敏查阅：用途、记录. */
export const privacyZh = {
  privacy: {
    classes,
    reader: Object.fromEntries(roles.map((role) => [role, roleWords[role].zh])) as Readonly<Record<string, string>>,
    meaning: '未成年人、残疾、家庭困难、健康、信访、师德等内容，查阅前须写明用途，每次查阅在同一事务中留痕（未成年人网络保护条例第三十六条）。没有留痕，数据库不给出任何一行。',
    none: '没有符合条件的查阅记录。',
    earlier: '更早的记录',
    export: '导出（xlsx）',
    class: '类别',
    anyClass: '全部类别',
    text: '姓名、用途或对象含',
    since: '起',
    until: '止',
    at: '时间',
    who: '谁',
    program: '系统或本机控制台',
    purpose: '用途',
    what: '看了什么',
    rows: '条数',
    notCounted: '未给出',
    address: '从何处',
    notSensitive: '不涉敏感个人信息',
    marks: '是否涉及敏感个人信息',
    paper: (about: string) => `涉敏材料（${about}）`,
    ask: '查阅',
    askOf: (about: string, added: string) => `查阅 ${added} 上传的涉敏材料（${about}）`,
    title: '写明用途后查阅',
    means: '本次查阅的人、时间、用途和条数都会记录，供审计。只看办事所必需的内容，不得转存、转发。',
    hint: '用途（4–200 字）',
    read: '查阅并下载',
    notCleared: '您的岗位不能查阅这一类。',
  },
}
