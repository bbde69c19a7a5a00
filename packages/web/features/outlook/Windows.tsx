import type { WindowChance } from '@junheng/core/schedule/money-windows.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Rows } from './Rows.tsx'
import type { OutlookReply } from './outlook-reply.ts'

/** Window by window, the next to close first: which projects make it, those that miss it first, and what is missing. */
export function Windows({ outlook: { windows, projects } }: { readonly outlook: OutlookReply }) {
  const { outlook: words } = useWords()
  const chances = projects.flatMap((project) => project.chances.map((chance) => ({ project, chance })))
  const spans = [...new Map(chances.map(({ chance: { window, span } }) => [`${window} ${span[1]}`, { window, span }])).values()].toSorted((a, b) => (a.span[1] < b.span[1] ? -1 : 1))
  if (spans.length === 0) return <p>{words.noWindows}</p>
  return spans.map(({ window, span }) => {
    const { name, basis } = windows.find(({ id }) => id === window)!
    const own = chances.filter(({ chance }) => chance.window === window && chance.span[1] === span[1]).toSorted((a, b) => order.indexOf(a.chance.verdict) - order.indexOf(b.chance.verdict))
    return (
      <section key={`${window} ${span[1]}`}>
        <h2>
          {name} {span[0]}–{span[1]}
        </h2>
        <p className="legend">{basis}</p>
        <Rows label={`${name} ${span[1]}`} heads={[words.project, words.verdict, words.spare, words.missing]}>
          {own.map(({ project, chance }) => (
            <tr key={project.project}>
              <th scope="row">
                <Link to="/projects/$id" params={{ id: project.project }}>
                  {project.name}
                </Link>
              </th>
              <td className={`verdict-${chance.verdict}`}>{words.verdicts[chance.verdict]}</td>
              <td>{words.spareDays(chance.spareDays)}</td>
              <td className="long">
                <Missing chance={chance} />
              </td>
            </tr>
          ))}
        </Rows>
      </section>
    )
  })
}

const order = ['misses', 'makes', 'ready'] as const

function Missing({ chance: { missing } }: { readonly chance: WindowChance }) {
  const words = useWords()
  if (missing.length === 0) return words.outlook.nothingMissing
  return missing.map(({ node, name, owner, paper, forecast }) => (
    <span key={node} className="line">
      {paper ?? name}（{owner}，{forecast ?? words.meetings.never}）
    </span>
  ))
}
