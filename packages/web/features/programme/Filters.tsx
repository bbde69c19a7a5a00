import { projectKinds } from '@junheng/contract/project-schema.ts'
import { projectKindWords } from '@junheng/contract/words/schedule.ts'
import { rowsOf, type WallChart } from '@junheng/core/schedule/wall-chart.ts'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { officesOf } from './selection.ts'
import { scales, views } from './search.ts'
import { useProgrammeSearch } from './use-search.ts'

/** Which projects, and whether as chart or table. `found` of the whole are shown. */
export function Filters({ whole, found }: { readonly whole: WallChart; readonly found: number }) {
  const words = useWords()
  const language = useLanguage()
  const hasRoom = useHasRoom()
  const [search, change] = useProgrammeSearch()
  const kinds = new Set(rowsOf(whole).map(({ kind }) => kind))
  const { office, kind, within } = search
  return (
    <div className="filters" role="group" aria-label={words.programme.filters}>
      <Choice label={words.programme.office} value={office ?? ''} none={words.all} options={officesOf(whole).map(({ office, open }) => ({ value: office, label: words.programme.officeOpen(office, open) }))} onChange={(office) => change({ office })} />
      <Choice label={words.programme.kind} value={kind ?? ''} none={words.all} options={projectKinds.filter((each) => kinds.has(each)).map((value) => ({ value, label: projectKindWords[value][language] }))} onChange={(kind) => change({ kind })} />
      <Choice label={words.programme.within} value={within ?? ''} none={words.all} options={[{ value: '60', label: words.programme.sixty }]} onChange={(within) => change({ within })} />
      <span className="found" role="status">
        {words.programme.found(found, rowsOf(whole).length)}
      </span>
      {office === undefined && kind === undefined && within === undefined ? null : <Button onClick={() => change({ office: undefined, kind: undefined, within: undefined })}>{words.programme.clear}</Button>}
      <span className="grow" />
      {hasRoom ? <Shown /> : null}
    </div>
  )
}

function Shown() {
  const words = useWords()
  const [{ view = 'chart', scale = 'whole' }, change] = useProgrammeSearch()
  return (
    <>
      {view === 'chart' ? <Toggle label={words.programme.scale} value={scale} options={scales.map((value) => ({ value, label: words.programme.scales[value] }))} onChange={(scale) => change({ scale: scale === 'whole' ? undefined : scale })} /> : null}
      <Toggle label={words.programme.view} value={view} options={views.map((value) => ({ value, label: words.programme.views[value] }))} onChange={(view) => change({ view: view === 'chart' ? undefined : view })} />
    </>
  )
}
