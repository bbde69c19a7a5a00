import { getJobOutcome } from '@junheng/contract/jobs.ts'
import { listZonePlans } from '@junheng/contract/zones.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { RunProgress } from '../jobs/RunProgress.tsx'
import { useZonesSearch } from './use-zones-search.ts'

/** The run under way, and the way to the version that came of it. */
export function RunOfZones() {
  const [{ job }] = useZonesSearch()
  return job === undefined ? null : <RunProgress id={job}>{() => <Made job={job} />}</RunProgress>
}

function Made({ job }: { readonly job: string }) {
  const words = useWords().zones
  const client = useQueryClient()
  const [, change] = useZonesSearch()
  const outcome = useQuery(query(getJobOutcome, { params: { id: job } }))
  const plan = (outcome.data?.content as { readonly plan?: string } | undefined)?.plan
  const see = async () => {
    await client.invalidateQueries({ queryKey: [listZonePlans.path] })
    change({ view: 'draw', plan, moved: undefined, job: undefined })
  }
  return <Button disabled={plan === undefined} onClick={() => void see()}>{words.made}</Button>
}
