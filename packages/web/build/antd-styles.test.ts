import { expect, test } from 'vitest'
import { pruned } from './antd-styles.ts'

const kept = new Set(['btn'])

test('rules of components that are not used are left out, also within a media rule', () => {
  expect(pruned('.ant-btn{a:b}.ant-table{a:b}@media print{.ant-table{a:b}}', kept)).toBe('.ant-btn{a:b}')
})

test('of a shared rule the selectors that are used stay', () => {
  expect(pruned('.ant-btn:is(.x,.y),.ant-table{a:b}', kept)).toBe('.ant-btn:is(.x,.y){a:b}')
})

test('a component whose name only begins alike is not kept', () => expect(pruned('.ant-btnlike{a:b}', kept)).toBe(''))

test('the scope that the tokens are shipped under becomes the root', () => {
  expect(pruned('.css-var-_R_0_{--t:1}.css-var-_R_0_.ant-btn{--u:2}', kept)).toBe(':root{--t:1}\n.ant-btn{--u:2}')
})
