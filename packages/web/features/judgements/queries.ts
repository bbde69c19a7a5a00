import { getCounty } from '@junheng/contract/county.ts'
import { getChange, getJudgement, getJudgementWorkbook, getTrace, type StandardName } from '@junheng/contract/judgements.ts'
import { listSchools } from '@junheng/contract/schools.ts'
import { listSnapshots } from '@junheng/contract/snapshots.ts'
import { keepPreviousData } from '@tanstack/react-query'
import { address, query } from '../../app/api.ts'
import type { Language } from '../../app/language.tsx'
import type { JudgementSearch } from './search.ts'
import type { TraceSearch } from './trace-search.ts'

type Switches = Pick<JudgementSearch, 'snapshot' | 'private' | 'points'>

/** The judgement by one standard under the switches of the page. */
export const judgementQuery = (standard: StandardName, search: Switches) => ({
  ...query(getJudgement, { query: { standard, ...switchesOf(search) } }),
  placeholderData: keepPreviousData,
})

export const workbookAddress = (standard: StandardName, search: Switches) => address(getJudgementWorkbook, { query: { standard, ...switchesOf(search) } })

export const changeQuery = (standard: StandardName, search: Switches, from: string) => ({
  ...query(getChange, { query: { standard, from, ...switchesOf(search) } }),
  placeholderData: keepPreviousData,
})

export const traceQuery = ({ standard, stage, indicator, school, ...switches }: TraceSearch, language: Language) => ({
  ...query(getTrace, { query: { standard, stage, indicator, school, language, ...switchesOf(switches) } }),
  placeholderData: keepPreviousData,
})

export const schoolsQuery = (snapshot: string | undefined) => ({ ...query(listSchools, { query: { snapshot } }), placeholderData: keepPreviousData })
export const countyQuery = (snapshot: string | undefined) => query(getCounty, { query: { snapshot } })
export const snapshotsQuery = query(listSnapshots)

function switchesOf({ snapshot, private: privateSchools, points: teachingPoints }: Switches) {
  return { snapshot, privateSchools, teachingPoints }
}
