import { reasonWords, statusWords } from '@junheng/contract/words/schedule.ts'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { programmeQuery } from '../projects/queries.ts'
import '../projects/projects.css'
import { StatusSign } from '../projects/StatusSign.tsx'

/** In the order in which the rule asks. */
const order = [
  ['done', 'finished'], ['claimed', 'awaitsConfirmation'], ['idle', 'notDue'], ['unreported', 'noReport'], ['red', 'overdue'], ['yellow', 'forecastLate'], ['yellow', 'littleTimeLeft'], ['green', 'inTime'],
] as const

/** The rule of the signs, from the data that the server goes by. */
export function Rule() {
  const words = useWords()
  const language = useLanguage()
  return (
    <Await result={useQuery(programmeQuery)}>
      {({ rule }) => (
        <>
          <p>{words.rope.ruleMeaning}</p>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{words.projects.status}</th>
                <th scope="col">{words.rope.when}</th>
              </tr>
            </thead>
            <tbody>
              {order.map(([status, reason]) => (
                <tr key={reason}>
                  <th scope="row" aria-label={statusWords[status][language]}>
                    <StatusSign status={status} />
                  </th>
                  <td>{reasonWords[reason][language]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <dl className="facts rule-facts">
            <dt>{words.rope.cycle}</dt>
            <dd>{words.rope.dayCount(rule.cycleDays)}</dd>
            <dt>{words.rope.littleTime}</dt>
            <dd>{`${Math.round(rule.littleTimeShare * 100)}%`}</dd>
            <dt>{words.rope.confirmation}</dt>
            <dd>{rule.confirmation ? words.rope.needed : words.rope.notNeeded}</dd>
            <dt>{words.rope.basis}</dt>
            <dd>{rule.basis}</dd>
            <dt>{words.rope.certainty}</dt>
            <dd>{rule.certainty}</dd>
          </dl>
        </>
      )}
    </Await>
  )
}
