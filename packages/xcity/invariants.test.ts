import { checkSnapshot } from '@junheng/core/county/check.ts'
import { schoolIdFaultsOf } from '@junheng/core/county/identifiers.ts'
import type { School, SchoolId, Snapshot } from '@junheng/core/county/snapshot.ts'
import { describe, expect, test } from 'vitest'
import { nearlyOversize, oversizeClasses, oversizeFrom } from './classes.ts'
import { generateXCity } from './county.ts'
import { plantedDefects, unreported } from './defects.ts'
import { areaOf, contains, planePoint } from './geometry.ts'
import { total } from './pupils.ts'
import { makeTownships } from './townships.ts'

const city = generateXCity()
const [in2017, in2018, in2019, in2020] = city.snapshots as [Snapshot, Snapshot, Snapshot, Snapshot]
const clock = city.clock

const streets = new Set(in2020.townships.filter(({ kind }) => kind === 'street').map(({ code }) => code))
const isUrban = (school: School) => streets.has(school.township)
const isPoint = (school: School) => school.kind === '218'
const count = (snapshot: Snapshot, which: (school: School) => boolean) => snapshot.schools.filter(which).length
const pupils = (snapshot: Snapshot, stage: keyof School['stages'], which: (school: School) => boolean = () => true) =>
  total(snapshot.schools.filter(which).map((school) => school.stages[stage]?.pupils ?? 0))
const classesOf = (snapshot: Snapshot, which: (school: School) => boolean = () => true) => snapshot.schools.filter(which).flatMap(({ classes = [] }) => classes)
const compulsory = (stage: string) => stage === 'primary' || stage === 'junior'
const urbanCount = (kind: string) => count(in2020, (school) => school.kind === kind && isUrban(school))
const ruralCount = (kind: string) => count(in2020, (school) => school.kind === kind && !isUrban(school) && school.countsAsSchool)
const mergedCount = (snapshot: Snapshot, kind: string, before: Snapshot) =>
  snapshot.changes.flatMap((change) => (change.kind === 'merge' ? change.from : [])).filter((id) => before.schools.find((school) => school.id === id)!.kind === kind).length
const grades = (snapshot: Snapshot) => [0, 1, 2, 3, 4, 5].map((grade) => total(snapshot.schools.map(({ stages }) => stages.primary?.pupilsByGrade?.[grade] ?? 0)))
const oversize = (snapshot: Snapshot, which?: (school: School) => boolean) => classesOf(snapshot, which).filter((roll) => roll.pupils >= oversizeFrom).length
const urbanClasses = (snapshot: Snapshot) => classesOf(snapshot, isUrban).filter(({ stage }) => compulsory(stage)).length
const nearlyFull = (school: School) => (school.classes ?? []).filter((roll) => roll.pupils >= 53 && roll.pupils <= 55).length
const staffOf = (stage: 'primary' | 'junior', urban: boolean) => total(in2020.schools.filter((school) => isUrban(school) === urban).map(({ stages }) => stages[stage]?.staff ?? 0))
const sportsAreaOf = (school: School) => school.stock.sportsArea! / total(Object.values(school.stages).map((stage) => stage.pupils!))
const rowsOf = (id: string) => plantedDefects(in2020).find((defect) => defect.id === id)!.rows

function subjectShare(urban: boolean, subjects: readonly string[]): number {
  const own = new Set(in2020.schools.filter((school) => isUrban(school) === urban).map(({ id }) => id))
  const teachers = in2020.staff!.filter((person) => person.post === 'teacher' && person.stage === 'primary' && own.has(person.school))
  return teachers.filter(({ subject }) => subjects.includes(subject!)).length / teachers.length
}

describe('the land', () => {
  test('five street offices and 21 rural units tile 4 100 km² without a gap or an overlap', () => {
    expect(in2020.townships.filter(({ kind }) => kind === 'street')).toHaveLength(5)
    expect(in2020.townships).toHaveLength(26)
    const rings = in2020.townships.map(({ outline }) => outline!.slice(0, -1).map(planePoint))
    expect(total(rings.map(areaOf)) / 4100).toBeCloseTo(1, 2)
    const spots = in2020.settlements!.map(({ location }) => planePoint(location))
    expect(spots.map((spot) => rings.filter((ring) => contains(ring, spot)).length)).toEqual(spots.map(() => 1))
  })

  test('every outline is closed, and every border inside the county belongs to two units', () => {
    for (const { outline } of in2020.townships) expect(outline!.at(-1)).toEqual(outline![0])
    const sides = in2020.townships.flatMap(({ outline }) => outline!.slice(1).map((point, i) => [point.join(), outline![i]!.join()].toSorted().join(' ')))
    const shared = sides.filter((side) => sides.indexOf(side) !== sides.lastIndexOf(side))
    expect(sides.length - shared.length).toBeLessThan(260)
    expect(Math.max(...shared.map((side) => sides.filter((other) => other === side).length))).toBe(2)
  })

  test('no unit, school or village bears the name of another of its kind', () => {
    for (const list of [in2020.townships, in2017.schools]) expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
    const villages = in2020.settlements!.map(({ township, name }) => `${township}${name}`)
    expect(new Set(villages).size).toBe(villages.length)
  })

  test('about ten villages lie in a rural unit, and a road leads from every place to every other and to every school', () => {
    for (const snapshot of city.snapshots) {
      const stops = new Set([...snapshot.settlements!.map(({ id }) => id), ...snapshot.schools.map(({ id }) => id)])
      expect(reachable(snapshot)).toEqual(stops)
      for (const road of snapshot.roads!) expect(road.metres > 0 && road.metresPerMinute > 0).toBe(true)
    }
    const rural = in2020.settlements!.filter(({ township }) => !streets.has(township))
    expect(rural.length / 21).toBeGreaterThan(9)
    expect(rural.length / 21).toBeLessThan(11.5)
  })

  test('every rural pupil who lives in a township goes to school there, and all pupils live somewhere', () => {
    for (const snapshot of city.snapshots) {
      for (const stage of ['primary', 'junior'] as const) {
        const field = stage === 'primary' ? 'primaryPupils' : 'juniorPupils'
        const living = (township: string) => total(snapshot.settlements!.filter((place) => place.township === township).map((place) => place[field]!))
        for (const { code, kind } of snapshot.townships.filter((unit) => unit.kind !== 'street')) expect([kind, pupils(snapshot, stage, ({ township }) => township === code)]).toEqual([kind, living(code)])
        expect(total(snapshot.settlements!.map((place) => place[field]!))).toBe(pupils(snapshot, stage))
      }
    }
    expect(total(in2020.settlements!.map(({ residents }) => residents!))).toBe(740_000)
  })
})

describe('the schools', () => {
  test('2020 has 13 urban and 31 rural primary schools, 9 urban (4 nine-year) and 23 rural junior schools, 6 senior, 2 vocational, 1 special', () => {
    expect([urbanCount('211'), ruralCount('211')]).toEqual([13, 31])
    expect([urbanCount('311') + urbanCount('312'), urbanCount('312'), ruralCount('311')]).toEqual([9, 4, 23])
    expect([urbanCount('342'), urbanCount('365'), urbanCount('514')]).toEqual([6, 2, 1])
  })

  test('points went from 93 by 12, 17 and 54 mergers to 10, branches from 6 to 3', () => {
    expect(city.snapshots.map((snapshot) => count(snapshot, isPoint))).toEqual([93, 81, 64, 10])
    expect(city.snapshots.map((snapshot) => count(snapshot, ({ parent }) => parent !== undefined))).toEqual([6, 4, 3, 3])
    expect([mergedCount(in2018, '218', in2017), mergedCount(in2019, '218', in2018), mergedCount(in2020, '218', in2019)]).toEqual([12, 17, 54])
    expect([mergedCount(in2018, '311', in2017), mergedCount(in2019, '311', in2018), mergedCount(in2020, '311', in2019)]).toEqual([2, 1, 0])
  })

  test('every merger has a day within its school year and a basis, and explains exactly the schools that are gone', () => {
    for (const [before, after] of pairs()) {
      const gone = before.schools.filter((school) => !after.schools.some(({ id }) => id === school.id)).map(({ id }) => id)
      expect(after.changes.flatMap((change) => (change.kind === 'merge' ? change.from : [])).toSorted()).toEqual(gone.toSorted())
      for (const change of after.changes) {
        expect(change.on > before.date && change.on <= after.date && change.basis.length > 0).toBe(true)
        if (change.kind === 'merge') expect(after.schools.some(({ id }) => id === change.into)).toBe(true)
      }
    }
    expect(in2017.changes).toEqual([])
  })

  test('points and branches do not count as schools; a branch names its parent, a point names none', () => {
    for (const school of city.snapshots.flatMap(({ schools }) => schools)) expect(school.countsAsSchool).toBe(!isPoint(school) && school.parent === undefined)
    expect(in2017.schools.filter(isPoint).every(({ parent }) => parent === undefined)).toBe(true)
  })

  test('identifiers carry category, province 99 and six digits, and none is given to a second school', () => {
    for (const { schools } of city.snapshots) expect(schoolIdFaultsOf(schools, city.county.code)).toEqual([])
    const named = new Map<SchoolId, string>()
    for (const { id, name } of city.snapshots.flatMap(({ schools }) => schools)) expect(named.set(id, named.get(id) ?? name).get(id)).toBe(name)
  })
})

describe('pupils and classes', () => {
  test('2020 has 27 000 primary (15 500 urban), 14 500 junior (8 500 urban), 9 500 senior, 3 500 vocational and 140 special pupils', () => {
    expect([pupils(in2020, 'primary'), pupils(in2020, 'primary', isUrban)]).toEqual([27_000, 15_500])
    expect([pupils(in2020, 'junior'), pupils(in2020, 'junior', isUrban)]).toEqual([14_500, 8_500])
    expect([pupils(in2020, 'senior'), pupils(in2020, 'vocational'), pupils(in2020, 'special')]).toEqual([9_500, 3_500, 140])
  })

  test('a cohort grows a year older: the grades of a year are those of the year before, one up', () => {
    for (const [before, after] of pairs()) {
      expect(grades(after).slice(1)).toEqual(grades(before).slice(0, 5))
    }
  })

  test('class rolls add up to the pupils of every grade', () => {
    for (const school of city.snapshots.flatMap(({ schools }) => schools)) {
      for (const [stage, { pupilsByGrade = [] }] of Object.entries(school.stages)) {
        const rolls = pupilsByGrade.map((_, i) => total(school.classes!.filter((roll) => roll.stage === stage && roll.grade === i + 1).map((roll) => roll.pupils)))
        expect(rolls).toEqual(pupilsByGrade)
      }
    }
  })

  test('121 urban classes were oversize in 2017 and none is in 2020; no other class ever was', () => {
    expect(oversizeClasses[2017]).toBe(121)
    expect(city.snapshots.map((snapshot) => oversize(snapshot, isUrban))).toEqual(Object.values(oversizeClasses))
    expect(city.snapshots.map((snapshot) => oversize(snapshot, (school) => !isUrban(school)))).toEqual([0, 0, 0, 0])
  })

  test('the town had about 450 classes in 2017 and has at least 437 in 2020', () => {
    expect(Math.abs(urbanClasses(in2017) - 450)).toBeLessThanOrEqual(10)
    expect(urbanClasses(in2020)).toBeGreaterThanOrEqual(437)
  })

  test('eleven classes of 2020 have 53 to 55 pupils, all in the town', () => {
    expect(total(in2020.schools.map(nearlyFull))).toBe(nearlyOversize)
    expect(total(in2020.schools.filter(isUrban).map(nearlyFull))).toBe(nearlyOversize)
    expect(rowsOf('nearly-oversize')).toHaveLength(nearlyOversize)
  })
})

describe('staff', () => {
  test('5 968 people serve in 2020, one row each', () => {
    expect(in2020.staff).toHaveLength(5_968)
    expect(new Set(in2020.staff!.map(({ id }) => id)).size).toBe(5_968)
    expect(in2020.staff!.every(({ name }) => name.includes('*'))).toBe(true)
  })

  test('what a school returns of its staff is what its rows add up to', () => {
    for (const { schools, staff } of city.snapshots) {
      expect(total(schools.flatMap(({ stages }) => Object.values(stages).map((stage) => stage.staff!)))).toBe(staff!.length)
    }
  })

  test('the rural schools have more teachers than the norm asks, the urban junior schools fewer', () => {
    expect(staffOf('junior', true)).toBeLessThan(8_500 / 13.5)
    expect(staffOf('junior', false)).toBeGreaterThan((6_000 / 13.5) * 1.2)
    expect(staffOf('primary', false)).toBeGreaterThan((11_500 / 19) * 1.5)
  })

  test('the rural primary surplus is in Chinese and mathematics, not in English or science', () => {
    expect(subjectShare(false, ['语文', '数学'])).toBeGreaterThan(subjectShare(true, ['语文', '数学']) + 0.08)
    expect(subjectShare(false, ['英语', '科学'])).toBeLessThan(subjectShare(true, ['英语', '科学']))
  })
})

describe('premises and buses', () => {
  test('165 premises were vacated, 79 + 32 + 54, on 1.2 million m² of land with 120 000 m² of floor', () => {
    expect(city.snapshots.map(({ premises }) => premises!.length)).toEqual([79, 79 + 14, 79 + 32, 165])
    expect(total(in2020.premises!.map(({ landArea }) => landArea)) / 1_200_000).toBeCloseTo(1, 2)
    expect(total(in2020.premises!.map(({ floorArea }) => floorArea)) / 120_000).toBeCloseTo(1, 2)
    expect(in2020.premises!.every(({ landArea, floorArea }) => floorArea > 50 && landArea > floorArea)).toBe(true)
  })

  test('the premises of a merged school are the land and floor that it last returned', () => {
    for (const { formerSchool, landArea, floorArea } of in2020.premises!) {
      if (!formerSchool) continue
      const last = city.snapshots.flatMap(({ schools }) => schools.filter(({ id }) => id === formerSchool)).at(-1)!
      expect([landArea, floorArea]).toEqual([last.stock.landArea, last.stock.floorArea])
    }
  })

  test('264 buses of 19 to 56 seats run in 2020, at least one in every rural unit and none in the streets', () => {
    expect(in2020.vehicles).toHaveLength(264)
    expect(in2020.vehicles!.every(({ seats }) => seats >= 19 && seats <= 56)).toBe(true)
    const served = new Set(in2020.vehicles!.map(({ township }) => township))
    expect(in2020.townships.filter(({ code }) => !served.has(code)).map(({ kind }) => kind)).toEqual(['street', 'street', 'street', 'street', 'street'])
  })
})

describe('the faults put in on purpose', () => {
  test('one school has 1.9 m² of sports ground a pupil, and none has less', () => {
    const schools = in2020.schools.filter(({ stages }) => stages.primary)
    const least = schools.reduce((a, b) => (sportsAreaOf(a) <= sportsAreaOf(b) ? a : b))
    expect([[least.name], sportsAreaOf(least)]).toEqual([rowsOf('cramped-sports-ground'), expect.closeTo(1.9, 10)])
  })

  test('four premises are handed over and idle for more than 18 months, and one in use has a roof of grade D', () => {
    const idle = in2020.premises!.filter((each) => each.state === 'handedOver' && monthsBetween(each.handedOverOn!, clock) > 18)
    expect(idle.map(({ id }) => id)).toEqual(rowsOf('idle-premises'))
    expect(in2020.premises!.filter((each) => each.state === 'reused' && each.safetyGrade === 'D').map(({ id }) => id)).toEqual(rowsOf('roof-grade-d'))
  })

  test('one bus has a lapsed inspection on the day of the demonstration, and none had on the day of a return', () => {
    expect(in2020.vehicles!.filter(({ inspectionUntil }) => inspectionUntil! < clock).map(({ id }) => id)).toEqual(rowsOf('lapsed-inspection'))
    for (const { date, vehicles } of city.snapshots) expect(vehicles!.every(({ inspectionUntil }) => inspectionUntil! > date)).toBe(true)
  })

  test('three schools left a fact out of an earlier return: it is absent, not zero', () => {
    const absent = city.snapshots.flatMap(({ date, schools }) =>
      schools.flatMap(({ name, stock }) => Object.keys(in2020.schools[0]!.stock).flatMap((fact) => (fact in stock ? [] : [{ year: Number(date.slice(0, 4)), school: name, fact }]))))
    expect(absent).toHaveLength(unreported.length)
    expect(absent).toEqual(expect.arrayContaining([...unreported]))
  })
})

test('nothing in the returns has to be put right before they can be taken in', () => {
  const findings = city.snapshots.flatMap((snapshot, i) => checkSnapshot(snapshot, i > 0 ? { previous: city.snapshots[i - 1]! } : {}))
  expect(findings.filter(({ tier }) => tier !== 'plausibility')).toEqual([])
})

test('the townships fill the county whatever the seed', () => {
  for (const seed of [1, 2, 3]) expect(total(makeTownships(seed).map(({ ring }) => areaOf(ring))) / 4100).toBeCloseTo(1, 2)
})

const pairs = () => [[in2017, in2018], [in2018, in2019], [in2019, in2020]] as const

function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number]
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number]
  return (toYear - fromYear) * 12 + toMonth - fromMonth + (toDay - fromDay) / 31
}

function reachable({ settlements, roads }: Snapshot): ReadonlySet<string> {
  const next = new Map<string, string[]>()
  for (const { from, to } of roads!) {
    next.set(from, [...(next.get(from) ?? []), to])
    next.set(to, [...(next.get(to) ?? []), from])
  }
  const seen = new Set([settlements![0]!.id])
  for (const stop of seen) for (const other of next.get(stop) ?? []) seen.add(other)
  return seen
}
