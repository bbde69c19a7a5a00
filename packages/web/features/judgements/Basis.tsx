import { useQuery } from '@tanstack/react-query'
import type { JudgementNote } from '@junheng/core/standard/judgement.ts'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import type { JudgedPart } from './part.ts'
import { schoolsQuery } from './queries.ts'

/** What the result rests on: the snapshot, the switches, the remarks, the schools left out, the documents. Printed with it. */
export function Basis({ reply, judged }: JudgedPart) {
  const words = useWords()
  const language = useLanguage()
  const { snapshot, standard, judgement } = reply
  const { options } = judgement
  return (
    <Section id="basis" title={words.basis.title}>
      <dl className="facts">
        <dt>{words.judgement.snapshot}</dt>
        <dd>
          {snapshot.date} · {snapshot.fileNames.join('、')} · <code>{snapshot.id.slice(0, 12)}</code>
        </dd>
        <dt>{words.basis.counted}</dt>
        <dd>{words.basis.schoolsAndPupils(count(judged.schoolCount), count(judged.pupils))}</dd>
        <dt>{words.judgement.privateSchools}</dt>
        <dd>{options.privateSchools ? words.judgement.counted : words.judgement.notCounted}</dd>
        <dt>{words.judgement.teachingPoints}</dt>
        <dd>{words.judgement.points[options.teachingPoints]}</dd>
        <dt>{words.basis.document}</dt>
        <dd>
          {standard.document} {standard.title[language]}
        </dd>
      </dl>
      <ul className="notes">
        {judgement.notes.map((note) => (
          <li key={`${note.code} ${JSON.stringify(note.details)}`}>
            {words.basis.notes[note.code]}
            {detailsOf(note)}
          </li>
        ))}
      </ul>
      <Excluded excluded={judged.excluded} snapshot={snapshot.id} />
      <Sources standard={standard} />
    </Section>
  )
}

function Excluded({ excluded, snapshot }: { readonly excluded: JudgedPart['judged']['excluded']; readonly snapshot: string }) {
  const words = useWords()
  const schools = useQuery(schoolsQuery(snapshot)).data
  if (excluded.length === 0) return <p>{words.basis.noneExcluded}</p>
  return (
    <details>
      <summary>{words.basis.excluded(excluded.length)}</summary>
      <ul className="columns">
        {excluded.map(({ school, reason }) => (
          <li key={school}>
            <Link to="/schools/$id" params={{ id: school }} search={{ snapshot }} preload={false}>
              {schools?.find((each) => each.id === school)?.name ?? school}
            </Link>{' '}
            <small>{words.basis.reasons[reason]}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Sources({ standard }: { readonly standard: JudgedPart['reply']['standard'] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <details>
      <summary>{words.basis.sources}</summary>
      <ul>
        {standard.indicators.map(({ id, title, source }) => (
          <li key={id}>
            {title[language]}：{source.document} {source.clause} <small>{words.basis.checked(source.checkedOn, words.certainties[source.certainty])}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

function detailsOf({ details }: JudgementNote): string {
  const said = Object.values(details).map(String)
  return said.length === 0 ? '' : `（${said.join('，')}）`
}
