import type { School, SchoolId, Snapshot } from '../county/snapshot.ts'
import { anyHolds } from './conditions.ts'
import { inForce } from './in-force.ts'
import type { JudgedStage, JudgeOptions, Verdict } from './judgement.ts'
import { judgedStages } from './returns.ts'
import { campusesOf, scopeOf } from './scope.ts'
import type { ChecklistMeasure, ClassSizeMeasure, RoomMeasure, SchoolSizeMeasure, Standard, Title } from './standard.ts'
import { allOf } from './verdicts.ts'

/** What the snapshot says of one item of the checklist. */
export interface MeasuredItem {
  readonly item: string
  readonly verdict: Verdict
  readonly schools: readonly MeasuredSchool[]
}

export interface MeasuredSchool {
  readonly school: SchoolId
  readonly name: string
  readonly verdict: Verdict
  /** What was found and what is asked, in words; null where it is not known. */
  readonly found: Title | null
  readonly line: Title
  /** The special case that eased the line, by id. */
  readonly easement: string | null
}

/** The items a snapshot can measure, for every school the standard counts: rooms for music and art, school size, class size. */
export function measureChecklist(standard: Standard, snapshot: Snapshot, options: Partial<JudgeOptions> = {}): readonly MeasuredItem[] {
  const schools = countedSchools(snapshot, inForce(standard, snapshot.date, snapshot.county.code, options).options)
  return standard.checklist.flatMap(({ id, measuredBy }) => {
    if (measuredBy === undefined) return []
    const measured = schools.map((school) => measure(measuredBy, school))
    return [{ item: id, verdict: allOf(measured.map(({ verdict }) => verdict)), schools: measured }]
  })
}

function countedSchools({ schools }: Snapshot, options: JudgeOptions): readonly School[] {
  const campuses = campusesOf(schools)
  const counted = judgedStages.flatMap((stage) => scopeOf(campuses, stage, options).counted)
  return [...new Set(counted)].map(({ school }) => school)
}

function measure(measuredBy: ChecklistMeasure, school: School): MeasuredSchool {
  const found = finding(measuredBy, school)
  return { school: school.id, name: school.name, ...found }
}

type Finding = Omit<MeasuredSchool, 'school' | 'name'>

function finding(measuredBy: ChecklistMeasure, school: School): Finding {
  switch (measuredBy.kind) {
    case 'rooms':
      return rooms(measuredBy, school)
    case 'schoolSize':
      return schoolSize(measuredBy, school)
    case 'classSize':
      return classSize(measuredBy, school)
  }
}

function rooms(rule: RoomMeasure, school: School): Finding {
  const { area, easement } = roomArea(rule, school)
  const classes = compulsoryClasses(school)
  const needed = classes === undefined ? null : Math.ceil(classes.length / rule.classesPerRoom)
  const { musicRooms, artRooms } = school.stock
  const music = musicRooms?.filter((each) => each >= area.musicRooms).length
  const art = artRooms?.filter((each) => each >= area.artRooms).length
  return { verdict: allOf([atLeast(music, needed), atLeast(art, needed)]), found: roomsFound(music, art), line: roomsLine(area, needed), easement }
}

function roomsLine(area: RoomMeasure['area'], needed: number | null): Title {
  const count = needed ?? '?'
  return { zh: `音乐 ≥${area.musicRooms}㎡、美术 ≥${area.artRooms}㎡ 各 ${count} 间`, en: `${count} each: music ≥ ${area.musicRooms} m², art ≥ ${area.artRooms} m²` }
}

function roomsFound(music: number | undefined, art: number | undefined): Title | null {
  if (music === undefined && art === undefined) return null
  return { zh: `音乐 ${music ?? '未报'} 间、美术 ${art ?? '未报'} 间`, en: `music ${music ?? 'not reported'}, art ${art ?? 'not reported'}` }
}

function atLeast(count: number | undefined, needed: number | null): Verdict {
  if (needed === 0) return 'met'
  if (count === undefined || needed === null) return 'unknown'
  return count >= needed ? 'met' : 'short'
}

/** The mildest line that the school's record proves. */
function roomArea(rule: RoomMeasure, school: School): { readonly area: RoomMeasure['area']; readonly easement: string | null } {
  const stage = compulsoryStages(school).includes('junior') ? 'junior' : 'primary'
  const eased = rule.easements
    .filter(({ when }) => anyHolds(when, school))
    .map(({ id, area }) => ({ easement: id, area: 'primary' in area ? { musicRooms: area[stage], artRooms: area[stage] } : area }))
  const all = [{ easement: null, area: rule.area }, ...eased]
  return all.reduce((mildest, each) => (each.area.musicRooms + each.area.artRooms < mildest.area.musicRooms + mildest.area.artRooms ? each : mildest))
}

function schoolSize(rule: SchoolSizeMeasure, school: School): Finding {
  const eased = rule.easements.find(({ when }) => anyHolds(when, school))
  const { single, multiStage } = eased ?? rule
  const stages = compulsoryStages(school)
  const limit = stages.length > 1 ? multiStage : single
  const pupils = stages.map((stage) => school.stages[stage]?.pupils)
  const known = pupils.every((each) => each !== undefined) ? pupils.reduce((sum, each) => sum + each, 0) : null
  return {
    verdict: known === null ? 'unknown' : known <= limit ? 'met' : 'short',
    found: known === null ? null : people(known),
    line: { zh: `≤${limit} 人`, en: `≤ ${limit} pupils` },
    easement: eased?.id ?? null,
  }
}

function classSize({ atMost }: ClassSizeMeasure, school: School): Finding {
  const classes = compulsoryClasses(school)
  const over = classes?.filter(({ stage, pupils }) => pupils > atMost[stage])
  const line = { zh: `小学 ≤${atMost.primary} 人、初中 ≤${atMost.junior} 人`, en: `primary ≤ ${atMost.primary}, junior ≤ ${atMost.junior}` }
  if (over === undefined) return { verdict: 'unknown', found: null, line, easement: null }
  const largest = over.reduce((most, { pupils }) => Math.max(most, pupils), 0)
  const found = over.length === 0 ? { zh: '无超额班', en: 'no class over' } : { zh: `${over.length} 个班超额，最大 ${largest} 人`, en: `${over.length} classes over, the largest of ${largest}` }
  return { verdict: over.length === 0 ? 'met' : 'short', found, line, easement: null }
}

function compulsoryStages(school: School): readonly JudgedStage[] {
  return judgedStages.filter((stage) => school.stages[stage] !== undefined)
}

function compulsoryClasses({ classes }: School): readonly { readonly stage: JudgedStage; readonly pupils: number }[] | undefined {
  return classes?.flatMap(({ stage, pupils }) => (stage === 'primary' || stage === 'junior' ? [{ stage, pupils }] : []))
}

function people(count: number): Title {
  return { zh: `${count} 人`, en: `${count} pupils` }
}
