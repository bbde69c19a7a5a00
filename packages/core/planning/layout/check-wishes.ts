import { grouped } from '../../county/grouped.ts'
import type { School, Snapshot } from '../../county/snapshot.ts'
import type { Population } from '../forecast/population.ts'
import { isCompulsory, teachesGrade } from '../forecast/grades.ts'
import { buildingSites, type CountyScene, type CountyWishes } from './county-problem.ts'
import { kindergartenChildren } from './kindergarten-children.ts'
import { isKindergarten, type KindergartenWishes } from './kindergarten-problem.ts'
import { minutesMost } from './movement.ts'

export const wishFaultCodes = ['settlementWithoutRoad', 'schoolWithoutRoad', 'negativePupils', 'schoolWithoutPoint', 'sameSpot', 'limitAgainstLaw', 'unknownSchool', 'keptAndClosed', 'closingAgainstLaw', 'unknownTownship', 'noBirths', 'noKindergartens'] as const

/** What is wrong with a county or with what is asked of its plan, in words with the remedy. */
export interface WishFault {
  readonly code: (typeof wishFaultCodes)[number]
  /** The settlement, school or field. */
  readonly where: string
  /** Nothing is planned before it is mended; otherwise it is only said. */
  readonly stops: boolean
  readonly zh: string
  readonly en: string
}

interface PlanScene extends Pick<CountyScene, 'snapshot' | 'travel'> {
  /** Needed where kindergartens are planned too. */
  readonly population?: Population | null
}

/** All faults at once. */
export function checkWishes(scene: PlanScene, wishes: CountyWishes): readonly WishFault[] {
  return [...roadFaults(scene), ...pupilFaults(scene.snapshot), ...pointFaults(scene.snapshot), ...limitFaults(wishes), ...pinFaults(scene, wishes), ...unknownTownships(scene.snapshot, [...(wishes.townshipSchools?.townships ?? []), ...(wishes.kindergartens?.townships ?? [])]), ...(wishes.kindergartens === undefined ? [] : kindergartenFaults(scene, wishes.kindergartens))]
}

const stopping = (code: WishFault['code'], where: string, said: Pick<WishFault, 'zh' | 'en'>): WishFault => ({ code, where, stops: true, ...said })

function roadFaults({ snapshot, travel }: PlanScene): readonly WishFault[] {
  const cut = new Set(travel.withoutRoad)
  const settlements = (snapshot.settlements ?? []).filter(({ id, primaryPupils = 0, juniorPupils = 0 }) => cut.has(id) && primaryPupils + juniorPupils > 0)
  const schools = snapshot.schools.filter((school) => cut.has(school.id) && isCompulsory(school))
  return [
    ...settlements.map(({ name }) => stopping('settlementWithoutRoad', name, { zh: '有学生，但没有道路与任何学校相通；请在快照的道路表中补上到邻近村居的道路。', en: 'Children live here, but no road leads to any school; add the road to a neighbouring settlement to the snapshot.' })),
    ...schools.map(({ name }) => stopping('schoolWithoutRoad', name, { zh: '没有道路与任何村居相通；请在快照的道路表中补上到所在村居的道路。', en: 'No road leads to this school from any settlement; add the road to the settlement it stands in to the snapshot.' })),
  ]
}

const least = ({ stages }: School): number => Math.min(0, ...Object.values(stages).flatMap(({ pupils = 0, pupilsByGrade = [] }) => [pupils, ...pupilsByGrade]))

function pupilFaults({ settlements = [], schools }: Snapshot): readonly WishFault[] {
  const places = [...settlements.map(({ name, primaryPupils = 0, juniorPupils = 0 }) => ({ name, value: Math.min(primaryPupils, juniorPupils) })), ...schools.map((school) => ({ name: school.name, value: least(school) }))]
  return places.filter(({ value }) => value < 0).map(({ name, value }) => stopping('negativePupils', name, { zh: `学生数为 ${value}，不能是负数；请更正后重新导入快照。`, en: `The number of pupils is ${value} and cannot be below 0; correct it and import the snapshot again.` }))
}

function pointFaults({ schools }: Snapshot): readonly WishFault[] {
  const own = schools.filter(isCompulsory)
  const bySpot = grouped(own.filter(({ location }) => location !== undefined), ({ location }) => location!.join(' '))
  return [
    ...own.filter(({ location }) => location === undefined).map(({ name }): WishFault => ({ code: 'schoolWithoutPoint', where: name, stops: false, zh: '没有坐标：路程按道路表计算，地图上不显示；请在学校表中补上经纬度。', en: 'It has no coordinates: ways go by the table of roads, and the map leaves it out; add its longitude and latitude.' })),
    ...[...bySpot.values()].filter((group) => group.length > 1).map((group): WishFault => ({ code: 'sameSpot', where: group.map(({ name }) => name).join('、'), stops: false, zh: '坐标完全相同：按各自的学校计算；若不是同址办学，请核对其中哪一个坐标填错。', en: 'Their coordinates are the same: they are planned as schools of their own; unless they share a site, see which of the coordinates is wrong.' })),
  ]
}

/** 国办发〔2018〕27号: grades 1–3 half an hour at most. */
function limitFaults({ minutesMost: asked }: CountyWishes): readonly WishFault[] {
  if (asked.lower <= minutesMost.lower) return []
  return [stopping('limitAgainstLaw', '1–3', { zh: `1–3年级单程时限 ${asked.lower} 分钟，超过国办发〔2018〕27号的 ${minutesMost.lower} 分钟；请改为不超过 ${minutesMost.lower}。`, en: `${asked.lower} minutes for grades 1–3 are more than the ${minutesMost.lower} of the State Council Office (2018, No. 27); ask for ${minutesMost.lower} at most.` })]
}

function pinFaults(scene: PlanScene, wishes: CountyWishes): readonly WishFault[] {
  const { keep, close } = wishes
  const known = new Map(scene.snapshot.schools.filter(isCompulsory).map((school) => [school.id, school]))
  const unknown = [...new Set([...keep, ...close])].filter((id) => !known.has(id))
  const torn = keep.filter((id) => close.includes(id) && known.has(id))
  return [
    ...unknown.map((id) => stopping('unknownSchool', id, { zh: '快照中没有这所义务教育学校；请改用快照里的标识码，或去掉这一条。', en: 'The snapshot has no such school of the compulsory stages; use an id of the snapshot, or leave it out.' })),
    ...torn.map((id) => stopping('keptAndClosed', known.get(id)!.name, { zh: '既要保留又要撤并；请只留其中一条。', en: 'It cannot both stay and close; leave one of the two out.' })),
    ...closingFaults(scene, wishes),
  ]
}

/** Settlements whose grades 1–3 the closings leave without a school within the law's half hour, where nothing can be built. */
function closingFaults(scene: PlanScene, wishes: CountyWishes): readonly WishFault[] {
  const { snapshot, travel } = scene
  const closed = new Set(wishes.close)
  if (closed.size === 0) return []
  const young = snapshot.schools.filter((school) => teachesGrade(school, 0))
  const sites = new Set(buildingSites(scene, wishes).map(({ id }) => id))
  const left = (snapshot.settlements ?? []).filter(({ id, primaryPupils = 0 }) => {
    if (primaryPupils <= 0 || sites.has(id)) return false
    const near = young.filter((school) => (travel.between(id, school.id)?.minutes ?? Infinity) <= minutesMost.lower)
    return near.length > 0 && near.every((school) => closed.has(school.id))
  })
  return left.map(({ name }) => stopping('closingAgainstLaw', name, { zh: `指定撤并后，1–3年级学生在 ${minutesMost.lower} 分钟内没有学校可去（国办发〔2018〕27号）；请去掉其中一所附近学校的撤并要求。`, en: `Once the named schools close, no school is left within ${minutesMost.lower} minutes for grades 1–3 (State Council Office, 2018, No. 27); ask for one near by to stay.` }))
}

/** Children of three to five come from births by village; kindergartens that were not reported are not none. */
function kindergartenFaults({ snapshot, population = null }: PlanScene, wishes: KindergartenWishes): readonly WishFault[] {
  const { known, unknown } = kindergartenChildren(snapshot, population, wishes.enrolment)
  const names = (snapshot.settlements ?? []).filter(({ id }) => unknown.includes(id)).map(({ name }) => name)
  const births = { zh: '没有这些村居近年的出生人数，3–5岁幼儿数未知，不按零计；请在“学位预测”导入分村出生表。', en: 'Births of the last years are not on record here, so that the children of three to five are not known, which is not none; import the table of births by village.' }
  return [
    ...(names.length === 0 ? [] : [{ code: 'noBirths' as const, where: names.length > 5 ? `${names.slice(0, 5).join('、')}…（${names.length}）` : names.join('、'), stops: known.size === 0, ...births }]),
    ...(snapshot.schools.some(isKindergarten) ? [] : [{ code: 'noKindergartens' as const, where: snapshot.date, stops: false, zh: '本期统计没有报幼儿园，现有几所未知；以下按从无到有选址，只作参考。请导入幼儿园报表（办学类型111）后再定。', en: 'The return has no kindergarten, so that nobody knows how many there are: what follows sites them from nothing, for reference only. Import the returns of kindergartens (kind 111) before you decide.' }]),
  ]
}

function unknownTownships({ townships }: Snapshot, asked: readonly string[]): readonly WishFault[] {
  const unknown = [...new Set(asked)].filter((code) => !townships.some((each) => each.code === code))
  return unknown.map((code) => stopping('unknownTownship', code, { zh: '快照中没有这个乡镇街道；请改用快照里的代码，或去掉这一条。', en: 'The snapshot has no such township; use a code of the snapshot, or leave it out.' }))
}
