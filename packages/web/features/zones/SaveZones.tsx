import { listZonePlans, saveZonePlan, type ZoneStage } from '@junheng/contract/zones.ts'
import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { useZonesSearch } from './use-zones-search.ts'

interface SaveProps {
  readonly stage: ZoneStage
  readonly from: string | null
  readonly handovers: readonly Handover[]
}

/** Keeps a drawing by hand as a new version, and goes on from it. */
export function SaveZones({ stage, from, handovers }: SaveProps) {
  const words = useWords().zones
  const client = useQueryClient()
  const [, change] = useZonesSearch()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => call(saveZonePlan, { body: { name: name.trim(), stage, from, handovers: [...handovers] } }),
    async onSuccess({ id }) {
      await client.invalidateQueries({ queryKey: [listZonePlans.path] })
      change({ plan: id, moved: undefined })
    },
  })
  return (
    <div className="filters">
      <Field label={words.planName} value={name} onType={setName} maxLength={80} />
      <Button type="primary" loading={save.isPending} disabled={name.trim() === ''} onClick={() => save.mutate()}>{words.save}</Button>
      {save.isError ? <Trouble error={save.error} /> : null}
    </div>
  )
}
