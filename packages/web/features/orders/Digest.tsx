import type { DigestItem } from '@junheng/core/dispatch/digest.ts'
import { digestWords } from '@junheng/contract/words/dispatch.ts'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { digestQuery } from './queries.ts'
import { subjectKey, SubjectLink } from './SubjectLink.tsx'

/** 到期提醒: all that is due for an office within the days of the rule, the dearest first. */
export function Digest({ office }: { readonly office: string }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Await result={useQuery(digestQuery(office))}>
      {({ items, withinDays }) => (
        <Section id="digest" title={words.orders.digest(withinDays, items.length)}>
          <Table<DigestItem>
            label={words.orders.digest(withinDays, items.length)}
            rows={items}
            keyOf={({ kind, subject, due, what }) => `${kind} ${subjectKey(subject)} ${due} ${what}`}
            empty={words.orders.nothingDue}
            columns={[
              { title: words.orders.matter, head: true, render: ({ subject, what }) => <SubjectLink subject={subject}>{what}</SubjectLink> },
              { title: words.orders.kind, render: ({ kind }) => digestWords[kind][language] },
              { title: words.tasks.due, render: ({ due }) => <span className="date">{due}</span> },
              { title: words.orders.daysLeft, number: true, render: ({ daysLeft }) => (daysLeft < 0 ? <strong>{words.orders.overdueBy(-daysLeft)}</strong> : daysLeft) },
              { title: words.orders.lastDay, render: ({ lastDay }) => <span className="date">{lastDay ?? '—'}</span> },
              { title: words.orders.damage, number: true, render: ({ damage }) => (damage === null ? words.orders.unknown : damage.toLocaleString('en-US')) },
            ]}
          />
        </Section>
      )}
    </Await>
  )
}
