import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import { cliffWords } from '@junheng/contract/words/wall-chart.ts'
import { nearnessOf } from '@junheng/core/schedule/wall-chart.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { projectHref, useFollow } from './links.ts'

const shown = 3

/** The three that cost most if they slip: what each has left, and what the day after costs. */
export function Sentences({ ranked, today }: { readonly ranked: readonly ProjectAndStanding[]; readonly today: string }) {
  const words = useWords()
  const language = useLanguage()
  const follow = useFollow()
  const said = ranked.flatMap((each) => {
    const cliff = cliffWords(each, today, language)
    return cliff === null ? [] : [{ ...cliff, project: each.project, entry: each.standing.entry }]
  })
  if (said.length === 0) return <p className="sentence">{words.programme.noCliff}</p>
  return (
    <ol className="cliffs" aria-label={words.programme.costliest} onClick={follow}>
      {said.slice(0, shown).map(({ project, node, owner, figure, latest, cost, pupils, lost, left, entry }) => (
        <li key={project.id} className={`cliff ${nearnessOf(Number(figure))}`}>
          <h2>
            <a href={projectHref(project.id, entry)}>
              {project.name}
            </a>
          </h2>
          <p className="cliff-who">
            {node} · {owner}
          </p>
          {lost === null ? null : <p className="cliff-lost">{lost}</p>}
          <p className="cliff-left">
            <strong>{left}</strong> <span>{latest}</span>
          </p>
          <p className="cliff-cost">{datesWhole(words.programme.said(cost, pupils))}</p>
        </li>
      ))}
    </ol>
  )
}

/** A date is not broken over two lines. */
function datesWhole(text: string) {
  return text.split(/(\d{4}-\d\d-\d\d)/).map((part, index) => (index % 2 === 0 ? part : <span key={index} className="day">{part}</span>))
}
