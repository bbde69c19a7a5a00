/**
 * What a project of ours says and Microsoft Project has no place for, in its custom fields: the field's id, as [MS-PRJXML] numbers them,
 * and the name that a reader of the file sees.
 */
export const customFields = {
  /** Of a task that is a node. */
  id: { fieldId: '188743731', name: 'Text1', alias: '环节编号' },
  owner: { fieldId: '188743734', name: 'Text2', alias: '主办单位' },
  helpers: { fieldId: '188743737', name: 'Text3', alias: '协办单位' },
  window: { fieldId: '188743740', name: 'Text4', alias: '时段规则' },
  season: { fieldId: '188743743', name: 'Text5', alias: '时段' },
  terms: { fieldId: '188743746', name: 'Text6', alias: '开学日' },
  basis: { fieldId: '188743747', name: 'Text7', alias: '时限依据' },
  evidence: { fieldId: '188743748', name: 'Text8', alias: '需要的佐证' },
  planB: { fieldId: '188743749', name: 'Text9', alias: '备选路径' },
  pupils: { fieldId: '188743750', name: 'Text10', alias: '学生数' },
  goal: { fieldId: '188743997', name: 'Text11', alias: '是否目标' },
  /** Of the task that is the whole project. */
  facts: { fieldId: '188743998', name: 'Text12', alias: '项目信息' },
} as const

export type CustomField = keyof typeof customFields

/** Minutes of a working day; lags are in tenths of minutes. */
export const minutesPerDay = 480
export const tenthsPerElapsedDay = 24 * 60 * 10
/** DurationFormat and LagFormat: days worked, days by the calendar. */
export const formats = { working: '7', calendar: '8' } as const
