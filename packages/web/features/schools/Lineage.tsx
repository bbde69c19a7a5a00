import type { SchoolReply } from '@junheng/contract/schools.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'

/** Pupils over the years with the schools that merged or split counted in, so that the series adds up. Nothing where the school was always alone. */
export function Lineage({ lineage }: Pick<SchoolReply, 'lineage'>) {
  const words = useWords()
  if (lineage === null || lineage.every(({ schools }) => schools.length < 2)) return null
  return (
    <p className="legend">
      {words.school.lineage}{' '}
      {lineage
        .filter(({ schools }) => schools.length > 0)
        .map(({ date, pupils, schools }) => words.school.lineageAt(date.slice(0, 4), pupils === null ? words.unreported : count(pupils), schools.length))
        .join(' → ')}
    </p>
  )
}
