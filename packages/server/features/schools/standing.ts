import type { SchoolReply } from '@junheng/contract/schools.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { JudgedStage } from '@junheng/core/standard/judgement.ts'
import { inForce, valueAt } from '@junheng/core/standard/in-force.ts'
import { nextStep } from '@junheng/core/standard/next-step.ts'
import { loadUnitCosts, standardIds, type ShippedStandard } from '@junheng/standards/load.ts'
import type { Tx } from '../../db/database.ts'
import { findCounty } from '../county/queries.ts'
import { findJudgement, listFindingsOfSchool } from '../judgements/queries.ts'
import { optionsOn, standardFor } from '../judgements/standards.ts'

const { costs } = loadUnitCosts()

type Standing = Pick<SchoolReply, 'series' | 'lines' | 'nextSteps'>

/** Where a school stands against every standard: over the years, its lines, and the cheapest way to pass the school rule. */
export async function standingOf(tx: Tx, schoolId: string, at: SnapshotSummary, current: readonly SnapshotSummary[]): Promise<Standing> {
  const county = await findCounty(tx)
  const series: Standing['series'] = []
  const lines: Standing['lines'] = []
  const nextSteps: Standing['nextSteps'] = []
  for (const name of standardIds) {
    const years = await seriesOf(tx, schoolId, name, { county: county.code, current })
    series.push(...years)
    const stages = [...new Set(years.map(({ stage }) => stage))]
    for (const stage of stages) lines.push(...linesOf(name, stage, { county: county.code, date: at.date }))
    nextSteps.push(...(await stepsOf(tx, schoolId, name, { stages, at, county: county.code })))
  }
  return { series: series.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))), lines, nextSteps }
}

async function seriesOf(tx: Tx, schoolId: string, name: ShippedStandard, { county, current }: { county: string; current: readonly SnapshotSummary[] }) {
  const { standard } = standardFor(name, county)
  const years: Standing['series'] = []
  for (const { id, date } of current) {
    const findings = await listFindingsOfSchool(tx, schoolId, { snapshotId: id, name, options: optionsOn(standard, date) })
    for (const { stage, finding } of findings) {
      const { pupils, verdict, values, verdicts, missing, shares, specialCases } = finding
      years.push({ date, standard: name, stage, pupils, verdict, values, verdicts, missing, shares, specialCases: [...specialCases] })
    }
  }
  return years
}

function linesOf(name: ShippedStandard, stage: JudgedStage, { county, date }: { county: string; date: string }) {
  const { standard } = standardFor(name, county)
  const { lines } = inForce(standard, date, county)
  return standard.indicators.map(({ id }) => ({ standard: name, stage, indicator: id, threshold: valueAt(lines.get(id)!, stage) }))
}

async function stepsOf(tx: Tx, schoolId: string, name: ShippedStandard, { stages, at, county }: { stages: readonly JudgedStage[]; at: SnapshotSummary; county: string }) {
  const { standard } = standardFor(name, county)
  const judgement = await findJudgement(tx, { snapshotId: at.id, name, options: optionsOn(standard, at.date) })
  return stages.flatMap((stage) => {
    const step = judgement && nextStep(standard, judgement, { stage, school: schoolId }, costs)
    return step ? [{ ...step, actions: [...step.actions], unknown: [...step.unknown] }] : []
  })
}
