import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import type { ProjectReply } from './queries.ts'

type Classes = NonNullable<ProjectReply['waiting']>['classes']

/** Which classes wait for the project: as they were counted, not as they are forecast. */
export function Waiting({ waiting }: Pick<ProjectReply, 'waiting'>) {
  const words = useWords()
  if (waiting === null || waiting.classes.length === 0) {
    return (
      <Section id="waiting" title={words.waiting.title}>
        <p>{words.waiting.unknown}</p>
      </Section>
    )
  }
  const { classes } = waiting
  const pupils = classes.reduce((sum, each) => sum + each.pupils, 0)
  return (
    <Section id="waiting" title={words.waiting.title}>
      <p className="sentence">{words.waiting.summary({ classes: count(classes.length), pupils: count(pupils), oversize: count(classes.filter(({ oversize }) => oversize).length) })}</p>
      <p className="legend">{words.waiting.meaning(waiting.date)}</p>
      <List classes={classes.slice(0, firstShown)} />
      {classes.length <= firstShown ? null : (
        <details className="no-print">
          <summary>{words.waiting.more(classes.length - firstShown)}</summary>
          <List classes={classes.slice(firstShown)} />
        </details>
      )}
    </Section>
  )
}

const firstShown = 12

function List({ classes }: { readonly classes: Classes }) {
  const words = useWords()
  return (
    <ul className="classes">
      {classes.map((each) => (
        <li key={`${each.school} ${each.stage} ${each.grade} ${each.name}`}>
          <Link to="/schools/$id" params={{ id: each.school }} preload={false}>
            {each.schoolName}
          </Link>{' '}
          {words.school.stages[each.stage] ?? each.stage} {classText(each, words.waiting)} <strong>{words.school.people(count(each.pupils))}</strong>{' '}
          {each.oversize ? <span className="flag">{words.waiting.oversize}</span> : null}
          {each.nearlyOversize ? <small>{words.waiting.nearlyOversize}</small> : null}
        </li>
      ))}
    </ul>
  )
}

/** Some name their classes with the grade, some without. */
function classText({ grade, name }: Classes[number], words: { readonly gradeOf: (grade: number) => string }): string {
  return name.includes('年级') ? name : `${words.gradeOf(grade)} ${name}`
}
