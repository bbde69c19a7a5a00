import type { Stage } from '@junheng/core/county/kinds.ts'

type Weights = { readonly [subject: string]: number }

/** 体育 and 艺术, counted on their own by the quality standard. */
export const artsSubjects: Weights = { 体育与健康: 0.46, 音乐: 0.28, 美术: 0.26 }

/** Of the other teachers. The rural schools have Chinese and mathematics to spare, and hardly English or science: the mismatch behind the surplus. */
const primary = {
  urban: { 语文: 40, 数学: 29, 英语: 12, 道德与法治: 8, 科学: 7, 信息科技: 4 },
  rural: { 语文: 47, 数学: 38, 英语: 5, 道德与法治: 6, 科学: 3, 信息科技: 1 },
}
const junior = {
  urban: { 语文: 19, 数学: 19, 英语: 18, 物理: 10, 化学: 6, 生物: 6, 历史: 7, 地理: 6, 道德与法治: 6, 信息科技: 3 },
  rural: { 语文: 25, 数学: 25, 英语: 12, 物理: 9, 化学: 6, 生物: 4, 历史: 7, 地理: 4, 道德与法治: 7, 信息科技: 1 },
}
const senior = { 语文: 16, 数学: 17, 英语: 16, 物理: 11, 化学: 10, 生物: 9, 历史: 7, 地理: 7, 思想政治: 7 }
const vocational = { 语文: 10, 数学: 10, 英语: 8, 思想政治: 7, 专业课: 65 }
const special = { 生活适应: 40, 语文: 30, 数学: 30 }

export function subjectsOf(stage: Stage, urban: boolean): Weights {
  if (stage === 'primary') return urban ? primary.urban : primary.rural
  if (stage === 'junior') return urban ? junior.urban : junior.rural
  return stage === 'senior' ? senior : stage === 'vocational' ? vocational : special
}
