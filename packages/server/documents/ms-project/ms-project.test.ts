import { CountyProjectSchema } from '@junheng/contract/project-schema.ts'
import { eastSchool, node } from '../../features/projects/testing.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { mayDay, standingOn } from '@junheng/core/schedule/standing-testing.ts'
import { describe, expect, test } from 'vitest'
import { readMsProject } from './read.ts'
import { writeMsProject } from './write.ts'
import { parseXml, XmlFault, xmlText } from './xml.ts'

const written = (project: CountyProject) => writeMsProject(project, standingOn({ ...project, windows: { ...mayDay.windows, ...project.windows } }))
/** Project has no place for what an owner said of a node. */
const unsaid = (project: CountyProject): CountyProject => ({ ...project, nodes: project.nodes.map(({ reported: _reported, ...each }) => each) })

describe('a file of Microsoft Project', () => {
  test.each([eastSchool(), eastSchool({ windows: { own: { yearly: [[4, 1], [6, 30]] } }, nodes: [...eastSchool().nodes, node('extra', { name: '<补> & "引"', helpers: ['甲、乙', '丙'], planB: { name: '另法', days: 7 }, after: ['land', 'design'], lag: 3, unit: 'working', days: 0 })] })])(
    'gives the same project again',
    (project) => {
      const { content, faults } = readMsProject(written(project))
      expect(faults).toEqual([])
      const expected = unsaid(project).nodes.map((each) => (typeof each.lag === 'number' ? { ...each, lag: Object.fromEntries(each.after.map((id) => [id, each.lag])) } : each))
      expect(CountyProjectSchema.parse(content)).toEqual({ ...unsaid(project), nodes: expected })
    },
  )

  test('has offices as resources, links with lags, and finishes as Project writes them', () => {
    const root = parseXml(written(eastSchool()))
    const all = (name: string) => root.children.find((child) => child.name === name)!.children
    const value = (of: (typeof root.children)[number], name: string) => of.children.find((child) => child.name === name)?.text
    expect(all('Resources').map((each) => value(each, 'Name'))).toEqual(['发展改革局', '自然资源局', '教育局', '财政局', '住房和城乡建设局'])
    const review = all('Tasks').find((task) => value(task, 'Name') === '财政评审')!
    expect([value(review, 'Duration'), value(review, 'DurationFormat'), value(review, 'Finish')?.slice(11)]).toEqual(['PT120H0M0S', '7', '17:00:00'])
    const land = all('Tasks').find((task) => value(task, 'Name') === '用地预审')!
    expect([value(land, 'Duration'), value(land, 'DurationFormat'), value(land, 'Start'), value(land, 'Finish')]).toEqual(['PT1080H0M0S', '8', '2021-03-14T00:00:00', '2021-04-28T00:00:00'])
    const link = review.children.find(({ name }) => name === 'PredecessorLink')!
    expect([value(link, 'Type'), value(link, 'LinkLag')]).toEqual(['1', String(5 * 24 * 60 * 10)])
  })

  test('of another make needs an office for every task, whole days, plain links and to say what project it is; every fault at once', () => {
    const foreign = `<Project><StartDate>2021-03-01T08:00:00</StartDate><Tasks>
      <Task><UID>0</UID><Name>whole</Name></Task>
      <Task><UID>1</UID><Name>甲</Name><Duration>PT12H0M0S</Duration><DurationFormat>7</DurationFormat></Task>
      <Task><UID>2</UID><Name>乙</Name><Duration>PT16H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>3</Type><LinkLag>-4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
      </Tasks><Resources><Resource><UID>7</UID><Name>住建局</Name></Resource></Resources>
      <Assignments><Assignment><TaskUID>2</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments></Project>`
    const { content, faults } = readMsProject(foreign)
    expect(content).toBeNull()
    expect(faults.map(({ task, field }) => [task, field])).toEqual([[null, '项目信息'], ['T1', '主办单位'], ['T1', 'Duration'], ['T2', '前置任务'], ['T2', '延隔时间']])
  })
})

describe('XML', () => {
  test('is read as it is written, with entities, CDATA and comments', () => {
    const text = 'a <b> & "c" 子'
    expect(parseXml(`<?xml version="1.0"?><!-- x --><r a="1"><t>${xmlText(text)}</t><t><![CDATA[<raw>]]></t><e/>&#x4E2D;&#25991;</r>`)).toMatchObject({ name: 'r', text: '中文', children: [{ text }, { text: '<raw>' }, { name: 'e', children: [] }] })
  })

  test.each(['<a><b></a></b>', '<a>', '<a/><b/>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<a>&nbsp;</a>', '<a b=c/>', '', 'no'])('that is broken is refused: %s', (text) => {
    expect(() => parseXml(text)).toThrow(XmlFault)
  })
})
