import type { SchoolReply, SchoolSummary } from '@junheng/contract/schools.ts'
import { schoolKinds } from '@junheng/core/county/kinds.ts'
import { schoolsIn } from '@junheng/core/county/facts.ts'
import type { School, SchoolChange, Township } from '@junheng/core/county/snapshot.ts'

export function schoolSummary(school: School, townships: readonly Township[]): SchoolSummary {
  const { zh, en } = schoolKinds[school.kind]
  return {
    id: school.id,
    name: school.name,
    kind: school.kind,
    kindTitle: { zh, en },
    township: school.township,
    townshipName: townships.find(({ code }) => code === school.township)?.name ?? school.township,
    urbanRural: school.urbanRural,
    runBy: school.runBy,
    countsAsSchool: school.countsAsSchool,
    boarding: school.boarding,
    location: school.location === undefined ? null : [...school.location],
    pupils: Object.fromEntries(Object.entries(school.stages).map(([stage, returned]) => [stage, returned?.pupils ?? null])),
  }
}

/** What happened to one school, with the other schools it happened with. */
export function changesOf(id: string, changes: readonly SchoolChange[]): SchoolReply['changes'] {
  return changes.filter((change) => schoolsIn(change).includes(id)).map((change) => ({
    kind: change.kind,
    on: change.on,
    basis: change.basis,
    others: schoolsIn(change).filter((party) => party !== id),
  }))
}
