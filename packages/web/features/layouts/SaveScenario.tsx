import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { Alert, Button } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { useSave } from './queries.ts'

/** Keeps the levers under a name, for comparing and for the procedure. The address alone shares them. */
export function SaveScenario({ levers, snapshot }: { readonly levers: Levers; readonly snapshot: string | undefined }) {
  const words = useWords()
  const may = useMay()
  const [name, setName] = useState('')
  const id = useId()
  const save = useSave()
  if (!may('layout.plan')) return null
  return (
    <Section id="save" title={words.layout.saving}>
      <form
        className="filters no-print"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ name, snapshot, levers })
        }}
      >
        <span className="choice">
          <label htmlFor={id}>{words.layout.scenarioName}</label>
          <input id={id} value={name} minLength={2} maxLength={80} required onChange={({ target }) => setName(target.value)} />
        </span>
        <Button htmlType="submit" loading={save.isPending}>
          {words.layout.saveScenario}
        </Button>
        {save.isError ? <Trouble error={save.error} /> : null}
        {save.data === undefined ? null : <Alert type="success" showIcon role="status" title={words.layout.saved(save.data.name)} />}
      </form>
    </Section>
  )
}
