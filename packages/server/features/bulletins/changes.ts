import type { BulletinContent } from '@junheng/contract/bulletins.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'

/** What a bulletin says otherwise than an earlier one, figure by figure: first what stands in the new one, in its order, then what no longer does. */
export function changesBetween(before: BulletinContent, after: BulletinContent): BulletinContent['changes'] {
  const [old, now] = [factsOf(before), factsOf(after)]
  const changed = [...now].filter(([id, { value }]) => old.get(id)?.value !== value).map(([id, { label, value }]) => ({ label, before: old.get(id)?.value ?? null, after: value }))
  const gone = [...old].filter(([id]) => !now.has(id)).map(([, { label, value }]) => ({ label, before: value, after: null }))
  return [...changed, ...gone]
}

interface Fact {
  readonly label: string
  readonly value: string
}

function factsOf({ dataOn, figures, matters, ranking, projects }: BulletinContent): ReadonlyMap<string, Fact> {
  return new Map<string, Fact>([
    ['dataOn', { label: '数据截止日期', value: longDate(dataOn) }],
    ...figures.map(({ id, label, value }) => [id, { label, value }] as const),
    ...matters.flatMap(({ kind, projectName, nodeName, figures: own }) => own.map(({ id, label, value }) => [`${kind}/${id}`, { label: `${projectName}：${nodeName}：${label}`, value }] as const)),
    ...(ranking?.rows ?? []).map(({ office, rank, lateDays }) => [`ranking/${office}`, { label: `${office}：名次、超期天数合计`, value: `第${rank}名、${lateDays}天` }] as const),
    ...projects.flatMap(({ project, name, ...row }) => Object.entries(columns).map(([column, label]) => [`project/${project}/${column}`, { label: `${name}：${label}`, value: row[column as keyof typeof columns] }] as const)),
  ])
}

/** Columns of the table of projects that may change. */
const columns = { node: '当前环节', owner: '主办单位', daysLeft: '剩余天数', goal: '预计实现', status: '亮灯' } as const
