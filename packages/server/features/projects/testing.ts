import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import type { TestServer } from '../../testing.ts'
import { loadProgramme } from './load.ts'

export const node = (id: string, more: Partial<CountyNode>): CountyNode => ({
  id, name: id, days: 10, after: [], owner: '教育局', helpers: [], basis: null, evidenceNeeded: null, ...more,
})

/** 城东小学, invented: a school that will be ready for 1 September 2022 if its land is approved in time; on 2021-05-11 it is 13 days late. */
export function eastSchool(more: Partial<CountyProject> = {}): CountyProject {
  return {
    id: 'P01', name: '城东小学（新建）', kind: 'newSchool', start: '2021-02-22', promisedGoal: '2022-09-01', township: null, school: null,
    pupils: 1080, pupilsBasis: '2020年学籍', budgetYuan: 61_500_000.5, gaps: [],
    nodes: [
      node('approval', { name: '发改立项', days: 20, owner: '发展改革局', helpers: ['教育局'], actualStart: '2021-02-22', actualFinish: '2021-03-14', reported: { on: '2021-03-14', state: 'finished' } }),
      node('land', { name: '用地预审', days: 45, after: ['approval'], owner: '自然资源局', helpers: ['财政局'], reported: { on: '2021-05-06', state: 'underWay', note: '等补正材料' } }),
      node('design', { name: '设计概算', days: 30, after: ['land'], owner: '教育局' }),
      node('review', { name: '财政评审', days: 15, unit: 'working', after: ['design'], lag: 5, owner: '财政局', basis: '评审办法第七条', evidenceNeeded: '评审报告' }),
      node('foundation', { name: '基坑与基础（不得跨冬）', days: 80, after: ['review'], window: 'unsplittable', season: 'outdoor', owner: '住房和城乡建设局' }),
      node('structure', { name: '主体', days: 75, after: ['foundation'], window: 'splittable', season: [[4, 1], [11, 15]], owner: '住房和城乡建设局', pupils: 900 }),
      node('opening', { name: '开学', days: 0, after: ['structure', 'review'], lag: { structure: 80 }, window: 'term', terms: 'autumnTerm', goal: true, owner: '教育局' }),
    ],
    ...more,
  }
}

export async function loadForTest({ db, adminScope }: TestServer, ...projects: readonly CountyProject[]): Promise<void> {
  await loadProgramme(db, adminScope, { projects, by: '装入', reason: '样本县' })
}
