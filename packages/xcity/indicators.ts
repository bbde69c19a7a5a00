import type { Site } from './sites.ts'

export type JudgedStage = 'primary' | 'junior'

/** What the calibration shapes: six stocks that the stages of a school share, five counts of teachers that they do not. */
export const sharedFields = ['teachingArea', 'sportsArea', 'equipmentYuan', 'computers', 'books', 'multimediaRooms'] as const
export const peopleFields = ['teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers'] as const
export type SharedField = (typeof sharedFields)[number]
export type PeopleField = (typeof peopleFields)[number]
export type Field = SharedField | PeopleField
export const fields: readonly Field[] = [...sharedFields, ...peopleFields]

/** The eight of basic-2012, whose coefficients are averaged. */
export const basicFields: readonly Field[] = ['teachingArea', 'sportsArea', 'equipmentYuan', 'computers', 'books', 'teachers', 'aboveDegreeTeachers', 'midTitleTeachers']

export const compositeTarget = {
  primary: { 2020: 0.401, 2017: 0.575 },
  junior: { 2020: 0.398, 2017: 0.45 },
} as const

export interface Shape {
  /** County mean per pupil in 2020. */
  readonly mean: { readonly [stage in JudgedStage]: number }
  /** Coefficient of variation in 2020, before the common root-finding; requirements.md §2.3 for the eight. */
  readonly cv: { readonly [stage in JudgedStage]: number }
  /** How a group of schools stands beside the others, in the units of the spread. */
  readonly lean: { readonly [group in Site['group']]: number }
  readonly noise: number
  /** What a stock is counted in: 1 person, computer, book, room; 0.1 m²; 100 yuan. */
  readonly unit: number
  /** Growth 2017–2020 of every school, and of those below the mean beside it: rooms are built, teachers are moved. */
  readonly growth: number
  readonly levelling: 'upwards' | 'bothWays'
}

const material = { levelling: 'upwards' } as const
const people = { unit: 1, growth: 0, levelling: 'bothWays' } as const

export const shapes: { readonly [field in Field]: Shape } = {
  teachingArea: {
    mean: { primary: 5.1, junior: 6.7 }, cv: { primary: 0.487, junior: 0.442 },
    lean: { urban: -0.65, central: 0.55, village: 0.9, point: 0.9 }, noise: 0.6, unit: 0.1, growth: 0.01, ...material,
  },
  sportsArea: {
    mean: { primary: 9.6, junior: 12.4 }, cv: { primary: 0.662, junior: 0.498 },
    lean: { urban: -0.7, central: 0.5, village: 0.8, point: 1.0 }, noise: 0.6, unit: 0.1, growth: 0, ...material,
  },
  equipmentYuan: {
    mean: { primary: 2350, junior: 2980 }, cv: { primary: 0.414, junior: 0.354 },
    lean: { urban: 0.2, central: 0, village: -0.3, point: -0.6 }, noise: 0.9, unit: 100, growth: 0.3, ...material,
  },
  computers: {
    mean: { primary: 0.12, junior: 0.15 }, cv: { primary: 0.323, junior: 0.359 },
    lean: { urban: -0.3, central: 0.3, village: 0.3, point: 0.4 }, noise: 0.9, unit: 1, growth: 0.25, ...material,
  },
  books: {
    mean: { primary: 24, junior: 34 }, cv: { primary: 0.208, junior: 0.29 },
    lean: { urban: -0.3, central: 0.3, village: 0.3, point: 0.2 }, noise: 0.9, unit: 1, growth: 0.08, ...material,
  },
  multimediaRooms: {
    mean: { primary: 0.031, junior: 0.031 }, cv: { primary: 0.36, junior: 0.34 },
    lean: { urban: -0.6, central: 0.5, village: 0.8, point: 1.2 }, noise: 0.5, unit: 1, growth: 0.2, ...material,
  },
  teachers: {
    mean: { primary: 1830 / 27_000, junior: 1290 / 14_500 }, cv: { primary: 0.335, junior: 0.399 },
    lean: { urban: -0.8, central: 0.8, village: 1, point: 1.5 }, noise: 0.25, ...people,
  },
  aboveDegreeTeachers: {
    mean: { primary: 0.0605, junior: 0.076 }, cv: { primary: 0.326, junior: 0.349 },
    lean: { urban: -0.75, central: 0.75, village: 0.8, point: 1.1 }, noise: 0.3, ...people,
  },
  midTitleTeachers: {
    mean: { primary: 0.036, junior: 0.051 }, cv: { primary: 0.453, junior: 0.493 },
    lean: { urban: -0.7, central: 0.8, village: 0.8, point: 1 }, noise: 0.4, ...people,
  },
  backboneTeachers: {
    mean: { primary: 0.0125, junior: 0.0135 }, cv: { primary: 0.42, junior: 0.4 },
    lean: { urban: 0.3, central: -0.2, village: -0.6, point: -0.9 }, noise: 0.7, ...people,
  },
  artsSportsTeachers: {
    mean: { primary: 0.0098, junior: 0.0104 }, cv: { primary: 0.4, junior: 0.36 },
    lean: { urban: -0.2, central: 0.4, village: -0.1, point: -0.8 }, noise: 0.7, ...people,
  },
}

/** A part of the teachers is never more than all of them. */
export const partOf: { readonly [field in Field]?: PeopleField } = {
  aboveDegreeTeachers: 'teachers',
  midTitleTeachers: 'teachers',
  backboneTeachers: 'midTitleTeachers',
  artsSportsTeachers: 'teachers',
}
