import type { Stage } from './kinds.ts'
import type { ClassRoll, School, SchoolId, Snapshot, StaffMember, StageReturn, Stock } from './snapshot.ts'

/**
 * 山谷县, invented: six schools that cover the kinds 211, 218, 311, 312, 341 and 345, with everything a snapshot can hold.
 * It is free of faults, sorted as a snapshot is, and adds up: class rolls to pupils by grade, persons to counts of staff.
 */
export function valley(): Snapshot {
  const schools = valleySchools()
  return {
    county: { code: '990181', name: '山谷县' },
    date: '2020-09-01',
    townships: [
      { code: '990181001', name: '河口街道', kind: 'street', outline: [[127, 45], [127.1, 45], [127.1, 45.1], [127, 45.1], [127, 45]] },
      { code: '990181100', name: '柳林镇', kind: 'town' },
      { code: '990181200', name: '青石乡', kind: 'township' },
    ],
    schools,
    changes: [{ kind: 'merge', on: '2020-07-15', from: ['2199000009'], into: '2199000001', basis: '山谷教发〔2020〕7号' }],
    staff: schools.flatMap(personsOf).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    settlements: [
      { id: 'S01', name: '河口', township: '990181001', location: [127.05, 45.05], residents: 5200, primaryPupils: 72, juniorPupils: 150 },
      { id: 'S02', name: '柳林', township: '990181100', location: [127.15, 45.08], residents: 1800, primaryPupils: 120, juniorPupils: 135 },
      { id: 'S03', name: '青石', township: '990181200', location: [127.25, 45.12], primaryPupils: 14 },
    ],
    roads: [
      { from: 'S01', to: 'S02', metres: 8600, metresPerMinute: 600 },
      { from: 'S02', to: 'S03', metres: 9150.5, metresPerMinute: 400 },
    ],
    vehicles: [
      { id: 'V01', plate: '样A·00001', seats: 36, school: '3199000002', township: '990181100', inspectionUntil: '2021-03-31' },
      { id: 'V02', plate: '样A·00002', seats: 19, township: '990181200' },
    ],
    premises: [
      {
        id: 'P01', name: '原东沟小学', township: '990181200', formerSchool: '2199000009', vacatedOn: '2020-07-20',
        landArea: 3600, floorArea: 820.5, state: 'handedOver', handedOverOn: '2020-08-28', use: '村卫生室', safetyGrade: 'B',
      },
      { id: 'P02', name: '原北岭教学点', township: '990181100', vacatedOn: '2020-08-01', landArea: 1500, floorArea: 240, state: 'vacated' },
    ],
  }
}

const stock = (pupils: number, more: Stock = {}): Stock => ({
  landArea: pupils * 30, floorArea: pupils * 9, teachingArea: pupils * 5, indoorSportsArea: pupils * 0.5, sportsArea: pupils * 8,
  equipmentYuan: pupils * 2100.25, computers: Math.ceil(pupils / 8), books: pupils * 25, multimediaRooms: Math.ceil(pupils / 30), ...more,
})

const stageReturn = (grades: readonly number[], teachers: number, more: StageReturn = {}): StageReturn => ({
  pupils: grades.reduce((sum, n) => sum + n, 0), pupilsByGrade: grades, boarders: 0, staff: teachers + 1, teachers,
  aboveDegreeTeachers: teachers - 1, midTitleTeachers: Math.floor(teachers / 2), backboneTeachers: 1, artsSportsTeachers: Math.min(2, teachers), ...more,
})

const six = (pupils: number) => [pupils, pupils, pupils, pupils, pupils, pupils]
const three = (pupils: number) => [pupils, pupils, pupils]

const valleySchools = (): readonly School[] => [
  withClasses({
    id: '2199000001', name: '柳林镇中心小学', kind: '211', township: '990181100', urbanRural: '121', runBy: 'county', countsAsSchool: true, boarding: false,
    location: [127.151, 45.081], builtYear: 1998, migrantShare: 0.05,
    stages: { primary: stageReturn(six(10), 5) }, stock: stock(60, { musicRooms: [74], artRooms: [68.5] }),
  }),
  withClasses({
    id: '2199000002', name: '青石教学点', kind: '218', township: '990181200', urbanRural: '220', runBy: 'county', countsAsSchool: false, parent: '2199000001', boarding: false,
    location: [127.25, 45.121],
    stages: { primary: stageReturn([8, 6], 2, { sharedArtsSportsTeachers: 1, artsSportsTeachers: 0 }) }, stock: stock(14, { computers: 4, musicRooms: [], artRooms: [] }),
  }),
  withClasses({
    id: '3199000001', name: '柳林中学', kind: '311', township: '990181100', urbanRural: '121', runBy: 'county', countsAsSchool: true, boarding: true,
    stages: { junior: stageReturn(three(30), 8, { boarders: 40 }) }, stock: stock(90),
  }),
  withClasses({
    id: '3199000002', name: '柳林九年一贯制学校', kind: '312', township: '990181100', urbanRural: '122', runBy: 'county', countsAsSchool: true, boarding: true,
    stages: { primary: stageReturn(six(10), 5, { boarders: 12 }), junior: stageReturn(three(15), 5, { boarders: 20 }) },
    stock: stock(105),
  }),
  withClasses({
    id: '3499000001', name: '山谷县第一中学', kind: '341', township: '990181001', urbanRural: '111', runBy: 'county', countsAsSchool: true, boarding: true,
    builtYear: 2009, denseUrban: true,
    stages: { junior: stageReturn(three(30), 9), senior: stageReturn(three(40), 11, { boarders: 60 }) },
    stock: stock(210, { leasedSportsArea: 400 }),
  }),
  withClasses({
    id: '3499000002', name: '河口实验学校', kind: '345', township: '990181001', urbanRural: '112', runBy: 'private', countsAsSchool: true, boarding: false,
    stages: { primary: stageReturn(six(12), 6), junior: stageReturn(three(20), 6), senior: stageReturn(three(20), 6) },
    stock: stock(192),
  }),
]

function withClasses(school: School): School {
  const classes = stagesOf(school).flatMap(([stage, { pupilsByGrade = [] }]) =>
    pupilsByGrade.map((pupils, index): ClassRoll => ({ stage, grade: index + 1, name: '1班', pupils })))
  return { ...school, classes }
}

const stagesOf = (school: School) => Object.entries(school.stages) as [Stage, StageReturn][]

function personsOf(school: School): StaffMember[] {
  return stagesOf(school).flatMap(([stage, figures]) => [
    ...Array.from({ length: figures.teachers ?? 0 }, (_, i) => teacher(school.id, stage, figures, i)),
    person(`${school.id}-${stage}-90`, { school: school.id, stage, post: 'administrator', degree: 'bachelor', title: 'senior' }),
  ])
}

/** The first ones have the degree, the title and the honour that the counts ask for. */
function teacher(school: SchoolId, stage: Stage, figures: StageReturn, i: number): StaffMember {
  const sports = i < (figures.artsSportsTeachers ?? 0)
  return person(`${school}-${stage}-${String(i + 10)}`, {
    school, stage, post: 'teacher', birthYear: 1970 + (i % 20), subject: sports ? ['体育与健康', '音乐'][i % 2]! : '语文',
    degree: i < (figures.aboveDegreeTeachers ?? 0) ? highDegree[stage] : 'secondary',
    title: i < (figures.midTitleTeachers ?? 0) ? 'middle' : 'junior',
    backbone: i < (figures.backboneTeachers ?? 0), ...(school === '3499000001' && i === 2 && onExchange),
  })
}

/** One is here from another school; of the others nobody said how they came. */
const onExchange = { established: true, onDuty: true, since: 2019, sentBy: '3199000001', returnsOn: '2021-07-31' } as const

const highDegree = { preschool: 'college', primary: 'college', junior: 'bachelor', senior: 'master', vocational: 'master', special: 'bachelor' } as const satisfies Record<Stage, StaffMember['degree']>

function person(id: string, known: Partial<StaffMember> & Pick<StaffMember, 'school' | 'post' | 'degree' | 'title'>): StaffMember {
  return { id, name: '张**', backbone: false, birthYear: 1975, ...known }
}
