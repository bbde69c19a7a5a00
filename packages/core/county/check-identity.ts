import { type Finding, logic } from './check-finding.ts'
import { schoolIdFaults } from './identifiers.ts'
import { type Stage, schoolKinds } from './kinds.ts'
import type { School, Snapshot } from './snapshot.ts'

/** 标识码: form, category against 办学类型, province, uniqueness (rules.md §10.3); and stages that the kind teaches. */
export function checkIdentity({ county, schools }: Snapshot): Finding[] {
  const seen = new Set<string>()
  return schools.flatMap((school) => {
    const again = seen.has(school.id)
    seen.add(school.id)
    return [...idFindings(school, county.code), ...(again ? [logic('idDuplicate', { school: school.id, fact: 'id' }, { name: school.name })] : []), ...strangeStages(school)]
  })
}

const codeOfFault = {
  notTenDigits: 'idMalformed', categoryUnknown: 'idCategory', categoryOfAnotherKind: 'idCategory', anotherProvince: 'idProvince', notUnique: 'idDuplicate',
} as const

function idFindings(school: School, countyCode: string): Finding[] {
  const { zh: kind, category } = schoolKinds[school.kind]
  return schoolIdFaults(school, countyCode).map((fault) =>
    logic(codeOfFault[fault], { school: school.id, fact: 'id' }, { name: school.name, kind, category, province: countyCode.slice(0, 2) }))
}

function strangeStages(school: School): Finding[] {
  const taught: readonly Stage[] = schoolKinds[school.kind].stages
  return (Object.keys(school.stages) as Stage[])
    .filter((stage) => !taught.includes(stage))
    .map((stage) => logic('stageNotOfKind', { school: school.id, stage, fact: 'pupils' }, { name: school.name, stage, kind: schoolKinds[school.kind].zh }))
}
