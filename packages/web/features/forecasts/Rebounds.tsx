import type { Cure, Rebound, ReboundCause } from '@junheng/core/planning/forecast/class-sizes.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { ViewProps } from './view-props.ts'

/** 反弹清单: classes that pass the line next September, why, and what would keep them below it. */
export function Rebounds({ summary }: ViewProps) {
  const words = useWords().forecast
  const said = words.rebound
  const causeWords = useCauseWords()
  return (
    <Section id="rebounds" title={words.views.rebounds}>
      <Table
        label={words.views.rebounds}
        tall
        rows={summary.rebounds}
        keyOf={({ school, name }) => `${school} ${name}`}
        empty={said.none}
        columns={[
          {
            title: words.school,
            head: true,
            render: ({ school, schoolName }) => (
              <Link to="/schools/$id" params={{ id: school }} preload={false}>
                {schoolName}
              </Link>
            ),
          },
          { title: said.class, render: ({ name }) => name },
          { title: said.now, number: true, render: ({ pupils }) => pupils },
          { title: said.next, number: true, render: ({ expected, high }) => <><strong>{expected}</strong> {high === null ? null : <small>{said.upTo(count(high))}</small>}</> },
          { title: said.causes, cells: 'middling', render: ({ causes }) => causes.map((cause) => <div key={causeWords(cause)}>{causeWords(cause)}</div>) },
          { title: said.cure, cells: 'middling', render: ({ cures }) => <Cures cures={cures} /> },
        ]}
      />
      {summary.leaving.length === 0 ? null : (
        <p className="legend">
          {words.sentence.leaving(summary.leaving.length)} {summary.leaving.map(({ schoolName, name, pupils }) => `${schoolName}${name}（${pupils}）`).join('、')}
        </p>
      )}
    </Section>
  )
}

/** The first cure, and the others where there are any. */
function Cures({ cures: [first, ...others] }: Pick<Rebound, 'cures'>) {
  const { rebound: said } = useWords().forecast
  const cureWords = useCureWords()
  return (
    <>
      {first === undefined ? '—' : cureWords(first)}
      {others.length === 0 ? null : (
        <details>
          <summary>{said.others(others.length)}</summary>
          {others.map((cure) => (
            <div key={cureWords(cure)}>{cureWords(cure)}</div>
          ))}
        </details>
      )}
    </>
  )
}

function useCauseWords(): (cause: ReboundCause) => string {
  const said = useWords().forecast.rebound.cause
  return (cause) => {
    if (cause.kind === 'housing') return said.housing(cause.name, cause.children)
    return cause.kind === 'townward' ? said.townward(cause.children) : said.uneven(cause.largest, cause.smallest)
  }
}

function useCureWords(): (cure: Cure) => string {
  const said = useWords().forecast.rebound.cures
  return (cure) => {
    if (cure.kind === 'steerNewcomers') return said.steer(cure.children)
    return cure.kind === 'sendNewcomers' ? said.send(cure.children, cure.toName) : said.open(cure.teachers, count(cure.yuan))
  }
}
