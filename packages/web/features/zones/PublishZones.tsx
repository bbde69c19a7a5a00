import { getZonePlan, listZonePlans, publishZonePlan, siblingRules, zoneReaches, type ZonePlanHead, type ZoneTerms } from '@junheng/contract/zones.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { ApiProblem, call } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'

const blank: ZoneTerms = { decisionNumber: '', decidedOn: '', effectiveFrom: '', reach: 'entrants', siblings: 'together' }

/** Asks for the decision that a version is published by. */
export function PublishZones({ head, onClose }: { readonly head: ZonePlanHead; readonly onClose: () => void }) {
  const all = useWords()
  const words = all.zones
  const client = useQueryClient()
  const [terms, setTerms] = useState(blank)
  const publish = useMutation({
    mutationFn: () => call(publishZonePlan, { params: { id: head.id }, body: terms }),
    async onSuccess() {
      await Promise.all([client.invalidateQueries({ queryKey: [listZonePlans.path] }), client.invalidateQueries({ queryKey: [getZonePlan.path] })])
      onClose()
    },
  })
  const isReady = terms.decisionNumber.trim().length >= 2 && terms.decidedOn !== '' && terms.effectiveFrom >= terms.decidedOn
  return (
    <Modal open title={words.publishOf(head.name)} onCancel={onClose} onOk={() => publish.mutate()} okText={words.publish} confirmLoading={publish.isPending} okButtonProps={{ disabled: !isReady }} closable={{ 'aria-label': all.close }}>
      <p>{words.publishMeans}</p>
      <Field label={words.decisionNumber} value={terms.decisionNumber} onType={(decisionNumber) => setTerms({ ...terms, decisionNumber })} maxLength={60} />
      <Field label={words.decidedOn} type="date" value={terms.decidedOn} onType={(decidedOn) => setTerms({ ...terms, decidedOn })} />
      <Field label={words.effectiveFrom} type="date" value={terms.effectiveFrom} onType={(effectiveFrom) => setTerms({ ...terms, effectiveFrom })} />
      <p><Choice label={words.reach} value={terms.reach} options={zoneReaches.map((value) => ({ value, label: words.reaches[value] }))} onChange={(reach) => reach !== undefined && setTerms({ ...terms, reach })} /></p>
      <p><Choice label={words.siblings} value={terms.siblings} options={siblingRules.map((value) => ({ value, label: words.siblingRules[value] }))} onChange={(siblings) => siblings !== undefined && setTerms({ ...terms, siblings })} /></p>
      <p className="legend">{head.figures.familiesSplit == null ? words.siblingsUnknown : words.siblingsCounted(head.figures.familiesSplit)}</p>
      {publish.isError ? <Refused error={publish.error} /> : null}
    </Modal>
  )
}

/** What stands in the way, rule by rule. */
function Refused({ error }: { readonly error: Error }) {
  const language = useLanguage()
  const broken = error instanceof ApiProblem ? (error.details as { readonly broken?: readonly { readonly zh: string; readonly en: string }[] } | undefined)?.broken : undefined
  return (
    <>
      <Trouble error={error} />
      <ul className="said">{broken?.map((each) => <li key={each.zh}>✕ {each[language]}</li>)}</ul>
    </>
  )
}
