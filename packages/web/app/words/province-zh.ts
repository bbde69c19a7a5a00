/** 各县汇总. */
export const provinceZh = {
  province: {
    meaning: '所辖各县最新快照的合计与结论，由各县测量时写入；不含学校和人员。未达到的在前。',
    counties: (count: number) => `各县（${count}）`,
    county: '县（市、区）',
    none: '所辖各县还没有汇总。',
    openGaps: '未补缺口',
    parts: (met: number, of: number) => `${of} 项要求达到 ${met} 项`,
    what: { composite: '综合差异系数', cv: '差异系数', schoolsMeeting: '达到学校要求的学校占比' },
    against: (line: string) => `界线 ${line}`,
  },
}
