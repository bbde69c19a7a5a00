import type { Snapshot } from '../../county/snapshot.ts'
import type { Population, SiblingFamilies } from './population.ts'

/** Something wrong with the population table, with the row and the remedy in both languages. */
export interface PopulationFault {
  readonly table: 'births' | 'housing' | 'plannedSchools' | 'siblings'
  readonly row: string
  readonly field: string
  readonly value: string
  readonly zh: string
  readonly en: string
}

/** All faults at once; nothing is taken in while one stands. */
export function checkPopulation(population: Population, { settlements = [], townships, schools }: Pick<Snapshot, 'settlements' | 'townships'> & { readonly schools?: Snapshot['schools'] }): readonly PopulationFault[] {
  const places = new Set(settlements.map(({ id }) => id))
  const units = new Set(townships.map(({ code }) => code))
  return [
    ...population.births.flatMap((row) => [...unknownPlace('births', row.settlement, row.settlement, places), ...row.births.flatMap((count, i) => negative('births', row.settlement, String(row.from + i), count))]),
    ...repeated('births', population.births.map(({ settlement }) => settlement)),
    ...population.housing.flatMap((row) => [
      ...unknownPlace('housing', row.id, row.settlement, places),
      ...negative('housing', row.id, 'flats', row.flats),
      ...negative('housing', row.id, 'pupilsPerFlat.primary', row.pupilsPerFlat.primary),
      ...negative('housing', row.id, 'pupilsPerFlat.junior', row.pupilsPerFlat.junior),
      ...notAShare(row.id, row.fromVillages),
    ]),
    ...repeated('housing', population.housing.map(({ id }) => id)),
    ...population.plannedSchools.flatMap((row) => [...negative('plannedSchools', row.id, 'places', row.places), ...(units.has(row.township) ? [] : [fault('plannedSchools', row.id, 'township', row.township, '没有这个乡镇街道，请改为快照中的代码。', 'There is no such township unit; use a code of the snapshot.')])]),
    ...repeated('plannedSchools', population.plannedSchools.map(({ id }) => id)),
    ...(population.siblings ?? []).flatMap((row) => [...unknownPlace('siblings', rowOf(row), row.settlement, places), ...negative('siblings', rowOf(row), 'families', row.families), ...(schools === undefined || teaches(row, schools) ? [] : [fault('siblings', rowOf(row), 'school', row.school, '最近一期快照里没有这所学校，或它没有这个学段；请改编号或学段。', 'The last snapshot has no such school, or it does not teach this stage; correct the id or the stage.')])]),
    ...repeated('siblings', (population.siblings ?? []).map(rowOf)),
  ]
}

const rowOf = ({ settlement, stage, school }: SiblingFamilies) => `${settlement} ${stage} ${school}`
const teaches = ({ school, stage }: SiblingFamilies, schools: Snapshot['schools']) => schools.some(({ id, stages }) => id === school && stages[stage] !== undefined)

type Table = PopulationFault['table']

// eslint-disable-next-line max-params -- one column of the fault each
function fault(table: Table, row: string, field: string, value: string, zh: string, en: string): PopulationFault {
  return { table, row, field, value, zh, en }
}

function unknownPlace(table: Table, row: string, settlement: string, places: ReadonlySet<string>): readonly PopulationFault[] {
  return places.has(settlement) ? [] : [fault(table, row, 'settlement', settlement, '最近一期快照里没有这个村居，请改编号或先补录村居。', 'The last snapshot has no such settlement; correct its id or add the settlement first.')]
}

function negative(table: Table, row: string, field: string, value: number | null): readonly PopulationFault[] {
  return value === null || value >= 0 ? [] : [fault(table, row, field, String(value), '不能为负数；不知道就留空。', 'It must not be negative; leave it empty where it is not known.')]
}

function notAShare(row: string, value: number): readonly PopulationFault[] {
  return value >= 0 && value <= 1 ? [] : [fault('housing', row, 'fromVillages', String(value), '须在0与1之间。', 'It must lie between 0 and 1.')]
}

function repeated(table: Table, ids: readonly string[]): readonly PopulationFault[] {
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => fault(table, id, 'id', id, '重复，请合并为一行。', 'It is there twice; make it one row.'))
}
