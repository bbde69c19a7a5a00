import type { SchoolReply } from '@junheng/contract/schools.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { gradesOf } from './grades.ts'

/** Classes by grade with their sizes: one line a grade. */
export function Classes({ reply }: { readonly reply: SchoolReply }) {
  const words = useWords()
  return (
    <Section id="classes" title={words.school.classes(reply.classes.length)}>
      {reply.classes.length === 0 ? <p>{words.school.noClasses}</p> : null}
      <dl className="facts grades">
        {gradesOf(reply.classes).map(({ stage, grade, sizes }) => (
          <div key={`${stage} ${grade}`}>
            <dt>{words.school.grade(words.school.stages[stage] ?? stage, grade)}</dt>
            <dd>{words.school.sizes(sizes)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
