import type { RoundTeacher, TransferRules } from '@junheng/core/planning/transfers/round.ts'
import { commitmentOf } from '@junheng/core/planning/transfers/lottery.ts'
import { rulesHash } from '@junheng/core/planning/transfers/record.ts'
import { inScope, type Db, type Scope } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { sha256 } from '../../documents/digest.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { freezeCells, takeTeachers } from './freezing.ts'
import { addDeclarations, addRound, addShelters, addStep, findRound, listRounds } from './queries.ts'

/** A round as a sample has it, by 工号. */
export interface SampleRound {
  readonly title: string
  readonly rules: TransferRules
  readonly rulesPublishedOn: string
  readonly applicationsUntil: string
  readonly declared: readonly { readonly cell: string; readonly vacancies: number }[]
  readonly teachers: readonly RoundTeacher[]
  readonly sheltered: readonly { readonly teacher: string; readonly reason: 'illness' | 'pregnancy' | 'nearRetirement' }[]
  readonly lottery: { readonly publicSource: string; readonly parties: readonly { readonly name: string; readonly value: string; readonly salt: string }[] }
}

export interface LoadedRound {
  readonly makeRound: () => SampleRound
  readonly by: string
}

/** Loads the sample's round up to its declared posts, where the county has none yet: what follows is for its bureau to do. */
export async function loadSampleRound(db: Db, scope: Scope, { makeRound, by }: LoadedRound): Promise<void> {
  const known = await inScope(db, scope, listRounds)
  if (known.length > 0) return
  const sample = makeRound()
  await inScope(db, scope, async (tx) => {
    const snapshot = await chosenSnapshot(tx, undefined)
    if (snapshot === undefined) return
    const names = new Map(((await loadSnapshot(tx, snapshot, { staff: true })).staff ?? []).map(({ id, name, school }) => [id, { name, school }]))
    const parties = sample.lottery.parties.map((party) => ({ name: party.name, commitment: commitmentOf(sha256, party.name, party), reveal: null }))
    const round = {
      county_code: scope.countyCode, id: newId(), title: sample.title, snapshot_id: snapshot.id, rules: sample.rules, rules_hash: rulesHash(sample, sha256), rules_published_on: sample.rulesPublishedOn,
      applications_until: sample.applicationsUntil, lottery: { parties, publicValue: '', publicSource: sample.lottery.publicSource },
    }
    await addRound(tx, round)
    await addStep(tx, round, { step: 'published', day: sample.rulesPublishedOn, by, hash: round.rules_hash })
    const stored = (await findRound(tx, round.id))!
    await freezeCells(tx, stored)
    const teachers = sample.teachers.map(({ preferences, ...content }) => ({ name: names.get(content.id)?.name ?? '', school: names.get(content.id)?.school ?? '', content, preferences }))
    await takeTeachers(tx, stored, { teachers, by, day: sample.rulesPublishedOn })
    await addShelters(tx, round, sample.sheltered.map(({ teacher, reason }) => ({ staff_no: teacher, reason })))
    await addDeclarations(tx, round, { by, cells: sample.declared.map(({ cell, vacancies }) => ({ cell, school: cell.split('/')[0]!, vacancies })) })
  })
}
