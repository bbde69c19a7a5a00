import { getCounty } from '@junheng/contract/county.ts'
import type { LayoutReply } from '@junheng/contract/layouts.ts'
import type { KindergartenEffect, KindergartenEffects as Found } from '@junheng/core/planning/layout/kindergarten-effects.ts'
import type { KindergartenLevers } from '@junheng/core/planning/layout/kindergarten-levers.ts'
import { modulesOfOne } from '@junheng/core/planning/layout/kindergarten-module.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { KindergartenEffects } from './KindergartenEffects.tsx'
import { kindergartensAtRest, withBuilt, withKindergarten, withKindergartens } from './moving.ts'
import { effectsQuery, layoutQuery } from './queries.ts'
import { SaveScenario } from './SaveScenario.tsx'
import { withLevers, type LayoutSearch } from './search.ts'

const route = getRouteApi('/layout')

/** 幼儿园布局: keep, close, extend or build, with everything that follows, beside the other levers of the same scenario. */
export function Kindergartens({ levers, search }: { readonly levers: Levers; readonly search: LayoutSearch }) {
  const said = useWords().kindergartens
  const navigate = route.useNavigate()
  const decided = levers.kindergartens ?? kindergartensAtRest
  const layout = useQuery(layoutQuery(search.snapshot))
  const effects = useQuery({ ...effectsQuery({ ...levers, kindergartens: decided }, search.snapshot), placeholderData: keepPreviousData })
  const move = (next: KindergartenLevers) => void navigate({ search: (before) => withLevers(before as LayoutSearch, withKindergartens(levers, next)), replace: true, resetScroll: false })
  return (
    <>
      <p>{said.meaning}</p>
      <Await result={layout}>
        {({ settlements }) => (
          <Await result={effects}>
            {({ kindergartens: found }) =>
              found === undefined ? null : (
                <div className="layout-desk">
                  <div>
                    <Standing found={found} levers={decided} onMove={move} />
                    <Build found={found} levers={decided} settlements={settlements} onMove={move} />
                    <SaveScenario levers={levers} snapshot={search.snapshot} />
                  </div>
                  <KindergartenEffects found={found} />
                </div>
              )
            }
          </Await>
        )}
      </Await>
    </>
  )
}

interface DeskProps {
  readonly found: Found
  readonly levers: KindergartenLevers
  readonly onMove: (levers: KindergartenLevers) => void
}

/** A row a kindergarten that stands. */
function Standing({ found, levers, onMove }: DeskProps) {
  const words = useWords()
  const said = words.kindergartens
  const standing = found.kindergartens.filter(({ decision }) => decision !== 'build')
  return (
    <Section id="kindergarten-levers" title={said.standing}>
      <Table
        label={said.standing}
        empty={said.noneReported}
        rows={standing}
        keyOf={({ id }) => id}
        rowIs={({ decision }) => ({ className: decision === 'close' ? 'closing' : undefined })}
        columns={[
          { title: said.name, head: true, render: ({ name }) => name },
          { title: said.children, number: true, render: ({ childrenBefore, childrenAfter }) => `${count(childrenBefore)} → ${count(childrenAfter)}` },
          { title: said.rooms, number: true, render: ({ rooms, placesShort }) => (placesShort > 0 ? `✕ ${rooms}，${said.short(count(placesShort))}` : `✓ ${rooms}`) },
          { title: words.layout.decision, render: (row) => <Decide row={row} levers={levers} onMove={onMove} /> },
        ]}
      />
    </Section>
  )
}

/** One list for all that can be decided of it: keep, close, or so many modules more. */
function Decide({ row: { id, name, decision }, levers, onMove }: Omit<DeskProps, 'found'> & { readonly row: KindergartenEffect }) {
  const { layout, kindergartens: said } = useWords()
  const modules = levers.extended.find(({ school }) => school === id)?.modules ?? 0
  return (
    <select aria-label={layout.decisionOf(name)} value={decision === 'close' ? 'close' : String(modules)} onChange={({ target: { value } }) => onMove(withKindergarten(levers, id, value === 'close' ? 'close' : Number(value)))}>
      <option value="0">{layout.decisions.keep}</option>
      <option value="close">{layout.decisions.close}</option>
      {moduleCounts.map((each) => (
        <option key={each} value={each}>
          {said.extendBy(each)}
        </option>
      ))}
    </select>
  )
}

const moduleCounts = Array.from({ length: modulesOfOne }, (_, i) => i + 1)

/** Builds in a settlement, or once in every township that is to have one and has none. */
function Build({ found, levers, settlements, onMove }: DeskProps & { readonly settlements: LayoutReply['settlements'] }) {
  const words = useWords()
  const said = words.kindergartens
  const units = useQuery(query(getCounty)).data?.townships ?? []
  const [settlement, setSettlement] = useState<string>()
  const [modules, setModules] = useState('1')
  const unitOf = new Map(units.map(({ code, name }) => [code, name]))
  const nameOf = new Map(settlements.map(({ id, name, township }) => [id, `${unitOf.get(township) ?? ''}${name}`]))
  const without = found.townships.flatMap(({ isWanted, after, largest }) => (isWanted && after === 0 && largest !== null ? [largest] : []))
  return (
    <Section id="kindergarten-build" title={said.build}>
      <div className="filters no-print">
        <Choice label={said.where} value={settlement ?? ''} none="—" options={[...nameOf].map(([value, label]) => ({ value, label }))} onChange={setSettlement} />
        <Choice label={said.size} value={modules} options={moduleCounts.map((each) => ({ value: String(each), label: said.modules(each) }))} onChange={(value) => setModules(value ?? '1')} />
        <Button disabled={settlement === undefined} onClick={() => onMove(withBuilt(levers, settlement!, Number(modules)))}>
          {said.add}
        </Button>
        <Button disabled={without.length === 0} onClick={() => onMove(without.reduce((all, each) => withBuilt(all, each, 1), levers))}>
          {found.reported === 0 ? said.oneEachUnknown(without.length) : said.oneEach(without.length)}
        </Button>
      </div>
      <ul className="assigned">
        {levers.built.map((each) => (
          <li key={each.settlement}>
            {said.built({ place: nameOf.get(each.settlement) ?? each.settlement, size: said.modules(each.modules) })}{' '}
            <Button size="small" onClick={() => onMove(withBuilt(levers, each.settlement, 0))}>
              {words.layout.undo}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
