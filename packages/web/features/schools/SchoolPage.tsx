import type { SchoolReply } from '@junheng/contract/schools.ts'
import { urbanRuralCodes } from '@junheng/core/county/kinds.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { count } from '../../ui/format.ts'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { judgementQuery } from '../judgements/queries.ts'
import { Classes } from './Classes.tsx'
import { Gaps } from './Gaps.tsx'
import { Lineage } from './Lineage.tsx'
import { NextSteps } from './NextSteps.tsx'
import { stageOrder } from './grades.ts'
import { schoolQuery } from './queries.ts'
import { Series } from './Series.tsx'
import { namesFrom } from './names.ts'

const route = getRouteApi('/schools/$id')

/** One school on one sheet of A4: who it is, how it stood over the years, what is missing, and the cheapest next step. */
export function SchoolPage() {
  const words = useWords()
  const { id } = route.useParams()
  const { snapshot } = route.useSearch()
  const school = useQuery(schoolQuery(id, snapshot))
  return (
    <Page title={school.data?.school.name ?? words.school.title} actions={<PrintButton />}>
      <Await result={school}>{(reply) => <Sheet reply={reply} />}</Await>
    </Page>
  )
}

function Sheet({ reply }: { readonly reply: SchoolReply }) {
  const language = useLanguage()
  const words = useWords()
  const basic = useQuery(judgementQuery('basic-2012', { snapshot: reply.snapshot.id })).data
  const quality = useQuery(judgementQuery('quality-2017', { snapshot: reply.snapshot.id })).data
  const names = namesFrom([basic?.standard, quality?.standard], language)
  return (
    <div className="sheet">
      <Profile reply={reply} />
      {reply.series.length === 0 ? <p className="section">{words.school.notJudged}</p> : <NextSteps reply={reply} names={names} />}
      <Series reply={reply} names={names} standard="quality-2017" />
      <Series reply={reply} names={names} standard="basic-2012" />
      <Gaps reply={reply} names={names} />
      <Classes reply={reply} />
    </div>
  )
}

function Profile({ reply: { school, snapshot, staff, changes, lineage } }: { readonly reply: SchoolReply }) {
  const words = useWords()
  const language = useLanguage()
  const said: readonly (readonly [string, string])[] = [
    [words.school.code, school.id],
    [words.school.kind, school.kindTitle[language]],
    [words.judgement.township, `${school.townshipName} · ${areaOf(school.urbanRural, words.areas)}`],
    [words.school.runBy, words.school.owners[school.runBy]],
    [words.school.pupils, pupilsOf(school.pupils, words)],
    [words.school.staff, staff === null ? words.school.notShown : words.school.people(count(staff))],
    [words.school.traits, [school.boarding ? words.school.boarding : words.school.day, school.countsAsSchool ? '' : words.school.notCounted].filter(Boolean).join(' · ')],
    [words.judgement.snapshot, snapshot.date],
  ]
  return (
    <section className="section profile" aria-label={words.school.profile}>
      <dl className="facts">
        {said.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {changes.length === 0 ? null : (
        <ul className="notes">
          {changes.map((change) => (
            <li key={`${change.kind} ${change.on}`}>
              {words.school.changed(change.on, words.school.changes[change.kind], change.basis)}
              {change.others.map((other) => (
                <Link key={other} to="/schools/$id" params={{ id: other }} className="no-print">
                  {' '}
                  {other}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      )}
      <Lineage lineage={lineage} />
    </section>
  )
}

function areaOf(code: string, areas: Readonly<Record<'urban' | 'town' | 'rural', string>>): string {
  const codes: Readonly<Record<string, { readonly group: keyof typeof areas }>> = urbanRuralCodes
  const group = codes[code]?.group
  return group === undefined ? code : areas[group]
}

interface PupilWords {
  readonly unreported: string
  readonly school: { readonly stages: Readonly<Record<string, string>>; readonly people: (count: string) => string }
}

function pupilsOf(pupils: SchoolReply['school']['pupils'], words: PupilWords): string {
  return Object.entries(pupils)
    .toSorted(([a], [b]) => stageOrder.indexOf(a) - stageOrder.indexOf(b))
    .map(([stage, figure]) => `${words.school.stages[stage] ?? stage} ${figure === null ? words.unreported : words.school.people(count(figure))}`)
    .join(' · ')
}
