import { getCounty } from '@junheng/contract/county.ts'
import { layoutRuleText } from '@junheng/contract/words/layout-rules.ts'
import type { KindergartenEffects as Found } from '@junheng/core/planning/layout/kindergarten-effects.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

/** What follows for kindergartens; what is not known is said before any figure. */
export function KindergartenEffects({ found }: { readonly found: Found }) {
  const said = useWords().kindergartens
  return (
    <div className="kindergarten">
      <Section id="kindergarten-effects" title={said.effects}>
        <Unknown found={found} />
        <Figures found={found} />
        <p className="legend">{said.assumed({ enrolment: Math.round(found.wishes.enrolment * 100), walk: found.wishes.minutesMost.walk, ride: found.wishes.minutesMost.ride, least: found.wishes.leastChildren })}</p>
      </Section>
      <Townships found={found} />
      <Broken found={found} />
    </div>
  )
}

/** Kindergartens that nobody reported and children whom nobody counted are not none; each with the remedy. */
function Unknown({ found: { reported, unknown, roomsUnknown } }: { readonly found: Found }) {
  const said = useWords().kindergartens
  const lines = [
    ...(reported === 0 ? [said.notReported] : []),
    ...(unknown.length === 0 ? [] : [said.childrenUnknown({ settlements: unknown.length, some: unknown.slice(0, 5).join('、') })]),
    ...(roomsUnknown.length === 0 ? [] : [said.roomsUnknown(roomsUnknown.join('、'))]),
  ]
  return lines.length === 0 ? null : <Alert type="warning" showIcon role="status" title={said.unknown} description={<ul className="unknowns">{lines.map((line) => <li key={line}>{line}</li>)}</ul>} />
}

const minutes = (value: number | null) => (value === null ? '—' : value.toFixed(1))

function Figures({ found }: { readonly found: Found }) {
  const said = useWords().kindergartens
  const { children, moved, unserved, placesShort, ways, money, lost, difference } = found
  const headless = lost.reduce((sum, row) => sum + row.children, 0)
  const built = found.kindergartens.filter(({ decision }) => decision === 'build').length
  return (
    <ul className="said">
      <li>{found.reported === 0 ? said.figuresUnknown({ children: count(children), served: count(children - unserved), rest: count(unserved), short: count(placesShort) }) : said.figures({ children: count(children), moved: count(moved), unserved: count(unserved), short: count(placesShort) })}</li>
      <li>{said.ways({ walking: count(ways.walking), riding: count(ways.riding), before: minutes(ways.meanBefore), after: minutes(ways.meanAfter), longest: minutes(ways.longestAfter) })}</li>
      <li>{said.money({ built, build: count(money.buildYuan), close: count(money.closeYuan), year: count(money.yearYuan) })}</li>
      <li className={headless + difference.length === 0 ? undefined : 'lost'}>{headless + difference.length === 0 ? said.nobodyLost : said.lost({ children: count(headless), settlements: difference.length })}</li>
    </ul>
  )
}

function Townships({ found: { townships, reported } }: { readonly found: Found }) {
  const words = useWords()
  const said = words.kindergartens
  const units = useQuery(query(getCounty)).data?.townships ?? []
  return (
    <Section id="kindergarten-townships" title={said.townships}>
      <Table
        label={said.townships}
        rows={townships}
        keyOf={({ township }) => township}
        columns={[
          { title: words.layout.unit, head: true, render: ({ township }) => units.find(({ code }) => code === township)?.name ?? township },
          { title: said.toHave, number: true, render: ({ children }) => count(children) },
          { title: said.number, number: true, render: ({ before, after }) => (reported === 0 ? said.unknownAnd(after) : before === after ? `${after}` : `${before} → ${after}`) },
          { title: said.wanted, render: ({ isWanted, after }) => (!isWanted ? '—' : after > 0 ? `✓ ${said.met}` : reported === 0 ? `? ${words.unknown}` : `✕ ${said.missing}`) },
          { title: said.none, number: true, render: ({ unserved }) => (unserved === 0 ? '0' : `${reported === 0 ? '?' : '✕'} ${count(unserved)}`) },
        ]}
      />
    </Section>
  )
}

const shownMost = 12

/** Rules that only the kindergartens that stand could answer. */
const askTheReturn: readonly string[] = ['unserved', 'townshipLeast']

function Broken({ found }: { readonly found: Found }) {
  const said = useWords().kindergartens
  const language = useLanguage()
  const broken = found.reported === 0 ? found.broken.filter(({ rule }) => !askTheReturn.includes(rule)) : found.broken
  return (
    <Section id="kindergarten-rules" title={said.rules(broken.length)}>
      {found.reported === 0 ? <p>{said.notCheckable}</p> : broken.length === 0 ? <p>{said.keepsAll}</p> : null}
      <ul className="said">
        {broken.slice(0, shownMost).map((rule) => (
          <li key={JSON.stringify(rule)}>{layoutRuleText(rule, language)}</li>
        ))}
        {broken.length > shownMost ? <li>{said.more(broken.length - shownMost)}</li> : null}
      </ul>
    </Section>
  )
}
