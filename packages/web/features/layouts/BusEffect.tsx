import { getBusEffect, type BusEffectReply } from '@junheng/contract/buses.ts'
import { useQuery } from '@tanstack/react-query'
import { ApiProblem, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Compared } from '../buses/Effect.tsx'

/** Search that keeps the exact answer within some seconds. */
const exactSteps = 2000
/** As many as the route takes. */
const most = 50

/** What closing schools does to the plan of the buses that is in force: approximate at once, and named so, then exact. */
export function BusEffect({ closed }: { readonly closed: readonly string[] }) {
  const words = useWords().layoutBuses
  const may = useMay()
  const isAsked = may('bus.read') && closed.length > 0 && closed.length <= most
  const quick = useQuery({ ...effectQuery(closed, 0), enabled: isAsked })
  const exact = useQuery({ ...effectQuery(closed, exactSteps), enabled: isAsked && quick.data !== undefined })
  if (!may('bus.read') || closed.length === 0) return null
  if (closed.length > most) return <p className="legend">{words.tooMany}</p>
  if (quick.error instanceof ApiProblem && quick.error.code === 'not_found') return <p className="legend">{words.noPlan}</p>
  return (
    <Section id="bus-effect" title={words.title}>
      <Await result={quick}>
        {(approximate) => (
          <>
            <p role="status">{exact.data === undefined ? words.estimate : words.exact}</p>
            <Said effect={exact.data ?? approximate} />
          </>
        )}
      </Await>
      {exact.isError ? <Await result={exact}>{() => null}</Await> : null}
    </Section>
  )
}

function Said({ effect }: { readonly effect: BusEffectReply }) {
  const said = useWords().buses.effect
  return (
    <>
      <ul className="said">
        <li>{said.unchanged(effect.losing, effect.unchanged.unseated)}</li>
        <li>{said.after({ before: effect.before.buses, after: effect.after.buses, without: effect.without })}</li>
      </ul>
      <Compared coverage={effect.coverage} />
    </>
  )
}

const effectQuery = (closed: readonly string[], steps: number) => ({
  queryKey: [getBusEffect.path, [...closed].toSorted(), steps],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(getBusEffect, { body: { closed: [...closed], steps }, signal }),
  retry: false,
})
