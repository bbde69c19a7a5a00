import { loadavg } from 'node:os'
import { acceptanceOf, acceptanceWishes } from '@junheng/xcity/layout-acceptance.ts'
import { printTable } from './figures.ts'

const allSeeds = [undefined, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** X市 of the default and ten other seeds, or of those named (`default,3`), planned from its 2017 snapshot: with ten points and keeping more, beside what happened until 2020. */
export async function benchAcceptance(seeds: string | undefined): Promise<void> {
  const rows = []
  for (const seed of seeds?.split(',').map((each) => (each === 'default' ? undefined : Number(each))) ?? allSeeds) {
    for (const [name, wishes] of Object.entries(acceptanceWishes)) {
      const before = process.cpuUsage()
      const { made, points, violations, planned, history, outcome } = await acceptanceOf(seed, wishes)
      const { user, system } = process.cpuUsage(before)
      const { buildYuan, closeYuan, levellingYuan } = made.spent
      const [primary, junior] = (['primary', 'junior'] as const).map((stage) => `${planned[stage].composite.toFixed(3)} (${planned[stage].real.toFixed(3)}; ${history[stage].composite.toFixed(3)}, ${history[stage].real.toFixed(3)})`)
      const money = ((buildYuan + closeYuan + levellingYuan) / 1e8).toFixed(2)
      const moved = made.decision.moves.reduce((sum, { children }) => sum + children, 0)
      const gap = outcome.status === 'feasible' && outcome.gap !== undefined ? (100 * outcome.gap).toFixed(1) : '–'
      rows.push([String(seed ?? 'default'), name, String(points), String(violations.length), primary!, junior!, money, String(moved), String(made.levelling.teachersMoved), gap, ((user + system) / 1e6).toFixed(0), loadavg()[0]!.toFixed(1)])
      console.log(rows.at(-1)!.join(' | '))
    }
  }
  printTable('X市 from 2017', ['seed', 'plan', 'points', 'broken rules', 'primary (real; history)', 'junior (real; history)', '亿元', 'children moved', 'teachers moved', 'gap %', 'CPU s', 'load'], rows)
}
