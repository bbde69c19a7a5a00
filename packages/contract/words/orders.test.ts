import { expect, test } from 'vitest'
import type { OrderView } from '../orders.ts'
import { orderPaper } from './orders.ts'

const content = { matter: '城东小学（新建）：用地预审', facts: ['“城东小学（新建）：用地预审”现由自然资源局办理。'], demands: ['请答复。'], rule: '失报' }
const order = { id: '1', number: 'X市督办〔2021〕1号', kind: 'supervise', subject: { project: 'P01', node: 'land' }, toOffice: '自然资源局', content, issuedOn: '2021-05-11', replyDue: '2021-05-18', by: '张三', state: 'open', replies: [], closed: null } as unknown as OrderView

test('a title names project and node without the colon of lists; that of a task is left as it is', () => {
  expect(orderPaper(order, 'X市').title).toBe('关于城东小学（新建）用地预审的督办通知')
  expect(orderPaper({ ...order, kind: 'urge', subject: { task: 'T1' }, content: { ...content, matter: '三件事：报到、建档、回访' } }, 'X市').title).toBe('关于催办三件事：报到、建档、回访的通知')
  expect(orderPaper({ ...order, kind: 'summon' }, 'X市').title).toBe('关于就城东小学（新建）用地预审约谈自然资源局的通知')
})
