import type { SchoolSummary } from '@junheng/contract/schools.ts'
import type { Township } from '@junheng/core/county/snapshot.ts'
import { useQuery } from '@tanstack/react-query'
import { countyQuery, schoolsQuery } from '../judgements/queries.ts'

/** The county's township units and schools; until they have arrived, each is called by its code. */
export interface Places {
  readonly townships: readonly Township[]
  readonly schools: readonly SchoolSummary[]
  readonly townshipName: (code: string | null) => string
  readonly schoolName: (id: string) => string
}

export function usePlaces(): Places {
  const townships = useQuery(countyQuery(undefined)).data?.townships ?? []
  const schools = useQuery(schoolsQuery(undefined)).data ?? []
  return {
    townships,
    schools,
    townshipName: (code) => townships.find((each) => each.code === code)?.name ?? code ?? '',
    schoolName: (id) => schools.find((each) => each.id === id)?.name ?? id,
  }
}
