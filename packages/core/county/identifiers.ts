import { schoolKinds } from './kinds.ts'
import type { School, SchoolId } from './snapshot.ts'

/** What is wrong with a 学校(机构)标识码. It has no check digit; rules.md §10.3. */
export type SchoolIdFault = 'notTenDigits' | 'categoryUnknown' | 'categoryOfAnotherKind' | 'anotherProvince' | 'notUnique'

/** 类别, the first two digits. */
const categories = new Set(['11', '21', '22', '31', '32', '33', '34', '35', '36', '37', '41', '42', '51', '91', '92', '93'])

/** The faults of one code: ten digits = 类别 2 + 省 2 + 序号 6. The category must be that of the school's 办学类型, the province the county's. */
export function schoolIdFaults({ id, kind }: Pick<School, 'id' | 'kind'>, countyCode: string): readonly SchoolIdFault[] {
  if (!/^\d{10}$/.test(id)) return ['notTenDigits']
  const faults: SchoolIdFault[] = []
  const category = id.slice(0, 2)
  if (!categories.has(category)) faults.push('categoryUnknown')
  else if (category !== schoolKinds[kind].category) faults.push('categoryOfAnotherKind')
  if (id.slice(2, 4) !== countyCode.slice(0, 2)) faults.push('anotherProvince')
  return faults
}

/** The faults of all codes of a county, uniqueness included; schools without a fault are left out. */
export function schoolIdFaultsOf(schools: readonly Pick<School, 'id' | 'kind'>[], countyCode: string): readonly { readonly school: SchoolId; readonly faults: readonly SchoolIdFault[] }[] {
  const uses = new Map<SchoolId, number>()
  for (const { id } of schools) uses.set(id, (uses.get(id) ?? 0) + 1)
  return schools
    .map((school) => ({
      school: school.id,
      faults: [...schoolIdFaults(school, countyCode), ...(uses.get(school.id)! > 1 ? (['notUnique'] as const) : [])],
    }))
    .filter(({ faults }) => faults.length > 0)
}

/** What is wrong with a citizen's 18-character number, GB 11643-1999. */
export type CitizenIdFault = 'notEighteenCharacters' | 'noSuchBirthday' | 'checkDigit'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

export function citizenIdFaults(id: string): readonly CitizenIdFault[] {
  if (!/^\d{17}[\dX]$/.test(id)) return ['notEighteenCharacters']
  const faults: CitizenIdFault[] = []
  if (!isDay(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))) faults.push('noSuchBirthday')
  const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  if (id[17] !== checkDigits[sum % 11]) faults.push('checkDigit')
  return faults
}

/** Whether the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}
