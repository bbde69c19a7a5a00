import { listPremises } from '@junheng/contract/premises.ts'
import { concernWords, premisesWords } from '@junheng/contract/words/premises.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

/** 校舍与隐患: the vacated sites of one's township, those with something amiss named first. */
export function MyPremises() {
  const words = useWords()
  const language = useLanguage()
  const result = useQuery(query(listPremises, { query: {} }))
  return (
    <Section id="premises" title={words.home.premises}>
      <Await result={result} empty={{ when: ({ premises }) => premises.length === 0, say: words.nothing }}>
        {({ premises, concerns, date }) => {
          const kindOf = new Map(concerns.map(({ premises: id, kind }) => [id, kind]))
          const place = new Map(concerns.map(({ premises: id }, at) => [id, at]))
          const rows = premises.toSorted((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0)
          return (
            <>
              <p className="sentence">{words.home.concerns(concerns.length, premises.length)}</p>
              <Table
                label={words.home.premises}
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  { title: words.home.site, head: true, cells: 'long', render: ({ name }) => name },
                  { title: words.home.concern, cells: 'long', render: ({ id }) => (kindOf.has(id) ? <strong className="flag">{concernWords[kindOf.get(id)!][language]}</strong> : '—') },
                  { title: words.home.siteState, render: ({ state }) => premisesWords[state][language] },
                  { title: words.home.use, render: ({ use }) => use ?? '—' },
                  { title: words.home.grade, render: ({ safetyGrade }) => safetyGrade ?? words.home.notAppraised },
                  { title: words.home.vacatedOn, cells: 'date', render: ({ vacatedOn }) => vacatedOn },
                  { title: words.home.handedOverOn, cells: 'date', render: ({ handedOverOn }) => handedOverOn ?? '—' },
                  { title: words.home.land, number: true, render: ({ landArea }) => count(landArea) },
                  { title: words.home.floor, number: true, render: ({ floorArea }) => count(floorArea) },
                ]}
              />
              <p className="legend">{words.home.premisesNote(date ?? '—')}</p>
            </>
          )
        }}
      </Await>
    </Section>
  )
}
