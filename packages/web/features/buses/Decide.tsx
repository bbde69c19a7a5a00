import { decideBuses, getBusesToday, type BusNotice } from '@junheng/contract/buses.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

interface DecideProps {
  readonly label: string
  readonly notices: readonly BusNotice[]
}

/** A person decides, says why, and parents are told. */
export function Decide({ label, notices }: DecideProps) {
  const words = useWords().buses.today
  const may = useMay()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const decide = useMutation({
    mutationFn: (reason: string) => call(decideBuses, { body: { notices: [...notices], reason } }),
    onSuccess: () => {
      setAsking(false)
      void client.invalidateQueries({ queryKey: [getBusesToday.path] })
    },
  })
  if (!may('bus.manage') || notices.length === 0) return null
  return (
    <>
      <Button className="no-print" onClick={() => setAsking(true)}>{label}</Button>
      <ReasonDialog open={asking} title={label} explain={words.decideExplain(notices.length)} required sending={decide} onClose={() => setAsking(false)} />
    </>
  )
}
