import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../app/language.tsx'
import { judgementQuery } from '../judgements/queries.ts'
import { namesFrom } from '../schools/names.ts'

/** What an indicator of either standard is called; until the standards have arrived, by its id. */
export function useIndicatorNames(): (indicator: string) => string {
  const language = useLanguage()
  const basic = useQuery(judgementQuery('basic-2012', {})).data
  const quality = useQuery(judgementQuery('quality-2017', {})).data
  const names = namesFrom([basic?.standard, quality?.standard], language)
  return (indicator) => ['quality-2017', 'basic-2012'].map((standard) => names(standard, indicator).title).find((title) => title !== indicator) ?? indicator
}
