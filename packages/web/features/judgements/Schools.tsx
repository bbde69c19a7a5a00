import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { Filters } from './Filters.tsx'
import type { JudgedPart } from './part.ts'
import { Matrix } from './Matrix.tsx'
import { countyQuery, schoolsQuery } from './queries.ts'
import { SchoolBars } from './SchoolBars.tsx'
import { SchoolCards } from './SchoolCards.tsx'
import { views } from './search.ts'
import { choose, type Chosen } from './selection.ts'
import { TownshipMap } from './TownshipMap.tsx'
import { useJudgementSearch } from './use-search.ts'
import { hasSchoolRule } from './weakness.ts'

/** Every school counted: one selection, as a table, as bars or on the map. */
export function Schools(part: JudgedPart) {
  const words = useWords()
  const [search, change] = useJudgementSearch()
  const schools = useQuery(schoolsQuery(part.reply.snapshot.id))
  const view = search.view ?? 'table'
  return (
    <Section
      id="schools"
      title={words.judgement.schools(words.stages[part.stage])}
      aside={<Toggle label={words.judgement.view} value={view} options={views.map((value) => ({ value, label: words.judgement.views[value] }))} onChange={(view) => change({ view })} />}
    >
      <Await result={schools}>
        {(schools) => {
          const chosen = choose(part.judged, schools, search)
          return (
            <>
              <Filters schools={schools} found={chosen.length} of={part.judged.schools.length} hasRule={hasSchoolRule(part.judged)} />
              {chosen.length === 0 && view !== 'map' ? <p className="empty">{words.judgement.noneFound}</p> : <View part={part} chosen={chosen} counted={choose(part.judged, schools, {})} />}
            </>
          )
        }}
      </Await>
    </Section>
  )
}

function View({ part, chosen, counted }: { readonly part: JudgedPart; readonly chosen: readonly Chosen[]; readonly counted: readonly Chosen[] }) {
  const [search] = useJudgementSearch()
  const hasRoom = useHasRoom()
  const county = useQuery({ ...countyQuery(part.reply.snapshot.id), enabled: search.view === 'map' })
  if (search.view === 'map') return <Await result={county}>{(county) => <TownshipMap townships={county.townships} chosen={chosen} counted={counted} part={part} />}</Await>
  if (search.view === 'chart') return <SchoolBars {...part} chosen={chosen} />
  return hasRoom ? <Matrix {...part} chosen={chosen} /> : <SchoolCards part={part} chosen={chosen} />
}
