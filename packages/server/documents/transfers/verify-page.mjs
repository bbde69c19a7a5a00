import { canonicalText, pointsAt, scoreOf, sha256, verifyRound } from './verify-round.mjs'

/** The page around the checks: what was found, a teacher's own sheet, and the record as text that anybody may edit to see the checks find it. */
const record = JSON.parse(document.querySelector('#record').textContent)
const element = (name, text, className = '') => Object.assign(document.createElement(name), { textContent: text, className })
const put = (id, ...children) => document.querySelector(id).replaceChildren(...children)

function check(current) {
  const begun = performance.now()
  const found = verifyRound(current)
  const ms = Math.round(performance.now() - begun)
  const verdict = found.length === 0
    ? element('p', `✓ 核验通过：${current.round.teachers.length} 名教师、${current.round.cells.length} 个岗位，重算结果一致（${ms} 毫秒）。 All of it recomputes.`, 'good')
    : element('p', `✗ 发现 ${found.length} 处不符。 ${found.length} things do not hold.`, 'bad')
  const list = element('ul', '')
  list.append(...found.slice(0, 200).map(({ zh, en, who }) => element('li', `${who === '' ? '' : `${who}：`}${zh}。 ${en}.`)))
  put('#verdict', verdict, list)
}

function facts(current) {
  const { round, result } = current
  const rows = [
    ['轮次 Round', round.title], ['规则哈希 Rules', `${current.rulesHash}（${current.rulesPublishedOn} 公布）`], ['报名截止 Applications closed', current.applicationsClosedOn],
    ['数据根哈希 Merkle root', current.merkleRoot], ['抽签种子 Seed', result.seed], ['公共数值 Public value', `${round.lottery.publicValue}（${round.lottery.publicSource}）`],
    ...round.lottery.parties.map(({ name, reveal }) => [`${name} 的揭示 Reveal`, reveal === null ? '未揭示，以公共数值代替' : reveal.value]),
    ['录用 Placed', `${result.placements.length}，其中组织调剂 ${result.reached.length}`],
  ]
  put('#facts', ...rows.flatMap(([name, value]) => [element('dt', name), element('dd', value)]))
}

/** One's own items, points, and each post wanted with its cut-off. */
function showTeacher(current, id) {
  const teacher = current.round.teachers.find((each) => each.id === id.trim().toUpperCase())
  if (teacher === undefined) return put('#teacher', element('p', id.trim() === '' ? '' : '没有这个代号，请核对通知书。 There is no such code.'))
  const { items, total } = scoreOf(current.round.rules, teacher.facts)
  const market = { round: current.round, cells: new Map(current.round.cells.map((cell) => [cell.id, cell])) }
  const own = current.result.placements.find((placement) => placement.teacher === teacher.id)
  const schools = new Map(current.round.schools.map((school) => [school.id, school.name]))
  const nameOf = (cell) => `${schools.get(cell.school)} ${cell.subject}`
  const table = (rows) => {
    const body = element('table', '')
    body.append(...rows.map((cells) => {
      const row = element('tr', '')
      row.append(...cells.map((text) => element('td', text)))
      return row
    }))
    return body
  }
  const wanted = teacher.preferences.map((cellId, i) => {
    const cell = market.cells.get(cellId)
    const cutoff = current.result.cutoffs.find((each) => each.cell === cellId)?.points ?? null
    const refusal = current.refusals.find((each) => each.teacher === teacher.id && each.cell === cellId)?.refusal.reason
    const why = { cutoff: '分数线之下', notReleased: '原校放行名额已由排在前面的同事使用', barred: '不符合资格条件', better: '已录用到更靠前的志愿', couple: '夫妻同调未能同时满足' }[refusal] ?? '录用'
    return [String(i + 1), nameOf(cell), `本人 ${pointsAt(market, { teacher, total }, cell)} 分`, cutoff === null ? '未满额' : `最低 ${cutoff} 分`, why]
  })
  const standing = own === undefined ? '未调动' : `录用：${nameOf(market.cells.get(own.cell))}${own.phase === 'compulsory' ? '（组织调剂）' : ''}`
  return put('#teacher', element('h3', `${teacher.id} · 合计 ${total} 分 · ${standing}`), table(items.map((item) => [item.name, String(item.fact), `${item.points} 分`])), table(wanted), element('p', `冻结数据的指纹 ${sha256(canonicalText(teacher))}`))
}

const text = document.querySelector('#edit')
text.value = JSON.stringify(record, null, 1)
document.querySelector('#again').addEventListener('click', () => {
  try {
    const current = JSON.parse(text.value)
    check(current)
    facts(current)
  } catch (error) {
    put('#verdict', element('p', `✗ ${error.message}`, 'bad'))
  }
})
document.querySelector('#code').addEventListener('input', ({ target }) => showTeacher(record, target.value))
facts(record)
check(record)
