import type { WrittenFaultCode, WrittenHalt } from '@junheng/core/planning/buses/written-runs.ts'

/** The columns of a timetable that are read back, as its header names them: a code where one is written, else a name. */
export const timetableColumns = {
  run: '车次', plate: '号牌', haltCode: '站点编号', halt: '站点', deed: '事项', schoolCode: '学校标识码', school: '学校', stage: '学段', arrive: '到', leave: '开', children: '人数',
} as const satisfies Readonly<Record<keyof Omit<WrittenHalt, 'row'> | 'haltCode' | 'schoolCode', string>>

export const timetableDeeds = { board: '上车', arrive: '到校' } as const
export const timetableStages = { primary: '小学', junior: '初中' } as const

/** What is wrong with a cell of a timetable written by hand, and what to do. */
export const timetableFaultWords: { readonly [code in WrittenFaultCode]: { readonly zh: string; readonly en: string } } = {
  missing: { zh: '没有填写；请补上。', en: 'Nothing is written; fill it in.' },
  unknownVehicle: { zh: '台账中没有这个号牌的校车；请核对号牌。', en: 'No bus with this plate is on the register; check it.' },
  vehicleTwice: { zh: '这辆车已用于另一车次；一早上的各趟写成同一车次。', en: 'Another run has this bus; write all its trips of a morning as one run.' },
  unknownDeed: { zh: '事项只能是上车或到校。', en: 'It is 上车 (board) or 到校 (arrive).' },
  unknownStop: { zh: '没有这个村居，或那里没有学生需要乘车；请核对编号或名称。', en: 'No such village, or nobody there needs a seat; check its code or name.' },
  severalStops: { zh: '有几个同名的村居；请填站点编号。', en: 'Several villages have this name; give the code.' },
  unknownSchool: { zh: '没有这所学校，或没有学生乘车去那里；请核对标识码或名称。', en: 'No such school, or nobody rides there; check its code or name.' },
  severalSchools: { zh: '有几所同名的学校；请填学校标识码。', en: 'Several schools have this name; give the code.' },
  noChildren: { zh: '这个村居没有该学段的学生乘车去这所学校；请核对学校与学段。', en: 'No children of this village and stage ride to this school; check school and stage.' },
  unknownStage: { zh: '学段只能是小学或初中。', en: 'The stage is 小学 (primary) or 初中 (junior).' },
  notAnHour: { zh: '不是时刻；写作 7:05 或 07:05:30。', en: 'No hour; write it as 7:05 or 07:05:30.' },
}
