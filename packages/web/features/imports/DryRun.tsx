import type { DryRun } from '@junheng/contract/imports.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Names } from '../../ui/Names.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

/** What booking changes against the last snapshot: a trial until it is booked, a record afterwards. */
export function DryRunSection({ dryRun, isBooked }: { readonly dryRun: DryRun; readonly isBooked: boolean }) {
  const words = useWords()
  return (
    <Section id="dry-run" title={isBooked ? words.dryRun.done(dryRun.against) : words.dryRun.title(dryRun.against)}>
      {dryRun.sameContent ? <p className="sentence">{words.dryRun.same}</p> : null}
      {dryRun.correctsSameDate && !dryRun.sameContent && !isBooked ? <p className="sentence">{words.dryRun.corrects}</p> : null}
      <p>
        {words.dryRun.summary(dryRun.added.length, dryRun.gone.length, dryRun.changed.length)} {isBooked ? null : words.dryRun.nothingYet}
      </p>
      <Names title={words.dryRun.added} names={named(dryRun.added)} />
      <Names title={words.dryRun.gone} names={named(dryRun.gone)} />
      <Changed changed={dryRun.changed} />
      <Parts parts={dryRun.parts} />
    </Section>
  )
}

const named = (schools: DryRun['added']) => schools.map(({ school, name }) => <>{name} <small>{school}</small></>)

function Changed({ changed }: { readonly changed: DryRun['changed'] }) {
  const words = useWords()
  if (changed.length === 0) return null
  return (
    <details open={changed.length <= 10}>
      <summary>
        {words.dryRun.changed} ({changed.length})
      </summary>
      <Table
        label={words.dryRun.changed}
        tall={changed.length > 10}
        rows={changed.flatMap(({ school, name, facts }) => facts.map((each) => ({ school, name, ...each })))}
        keyOf={({ school, fact }) => `${school} ${fact}`}
        columns={[
          { title: words.judgement.school, head: true, render: ({ name }) => name },
          { title: words.dryRun.fact, render: ({ fact }) => factName(fact, words.facts, words.school.stages) },
          { title: words.change.before, number: true, render: ({ before }) => before ?? words.unreported },
          { title: words.change.after, number: true, render: ({ after }) => after ?? words.unreported },
        ]}
      />
    </details>
  )
}

/** `primary.pupils` → 小学 学生数; a fact without a name of its own keeps its key. */
function factName(fact: string, names: Readonly<Record<string, string>>, stages: Readonly<Record<string, string>>): string {
  return fact
    .split(/[./]/)
    .filter((part) => part !== 'stock' && part !== 'stages')
    .map((part) => stages[part] ?? names[part] ?? part)
    .join(' ')
}

function Parts({ parts }: { readonly parts: DryRun['parts'] }) {
  const words = useWords()
  const names: Readonly<Record<string, string>> = words.dryRun.parts
  const rows = (many: number | null) => (many === null ? words.unreported : words.imports.rows(count(many)))
  if (parts.length === 0) return null
  return (
    <ul className="columns">
      {parts.map(({ part, before, after }) => (
        <li key={part}>{words.dryRun.part(names[part] ?? part, rows(before), rows(after))}</li>
      ))}
    </ul>
  )
}
