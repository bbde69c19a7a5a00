import type { Cure, Rebound, ReboundCause } from '@junheng/core/planning/forecast/class-sizes.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { ViewProps } from './view-props.ts'

/** 反弹清单: classes that pass the line next September, why, and what would keep them below it. */
export function Rebounds({ summary }: ViewProps) {
  const words = useWords().forecast
  const said = words.rebound
  return (
    <Section id="rebounds" title={words.views.rebounds}>
      {summary.rebounds.length === 0 ? (
        <p className="empty">{said.none}</p>
      ) : (
        <Scroll label={words.views.rebounds} tall>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{words.school}</th>
                <th scope="col">{said.class}</th>
                <th scope="col" className="number">{said.now}</th>
                <th scope="col" className="number">{said.next}</th>
                <th scope="col">{said.causes}</th>
                <th scope="col">{said.cure}</th>
              </tr>
            </thead>
            <tbody>
              {summary.rebounds.map((rebound) => (
                <Row key={`${rebound.school} ${rebound.name}`} rebound={rebound} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {summary.leaving.length === 0 ? null : (
        <p className="legend">
          {words.sentence.leaving(summary.leaving.length)} {summary.leaving.map(({ schoolName, name, pupils }) => `${schoolName}${name}（${pupils}）`).join('、')}
        </p>
      )}
    </Section>
  )
}

function Row({ rebound }: { readonly rebound: Rebound }) {
  const { rebound: said } = useWords().forecast
  const causeWords = useCauseWords()
  const cureWords = useCureWords()
  const [first, ...others] = rebound.cures
  return (
    <tr>
      <th scope="row">
        <Link to="/schools/$id" params={{ id: rebound.school }} preload={false}>
          {rebound.schoolName}
        </Link>
      </th>
      <td>{rebound.name}</td>
      <td className="number">{rebound.pupils}</td>
      <td className="number">
        <strong>{rebound.expected}</strong> {rebound.high === null ? null : <small>{said.upTo(count(rebound.high))}</small>}
      </td>
      <td className="middling">
        {rebound.causes.map((cause) => (
          <div key={causeWords(cause)}>{causeWords(cause)}</div>
        ))}
      </td>
      <td className="middling">
        {first === undefined ? '—' : cureWords(first)}
        {others.length === 0 ? null : (
          <details>
            <summary>{said.others(others.length)}</summary>
            {others.map((cure) => (
              <div key={cureWords(cure)}>{cureWords(cure)}</div>
            ))}
          </details>
        )}
      </td>
    </tr>
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
