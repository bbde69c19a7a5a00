import { daysBetween } from '@junheng/core/schedule/day.ts'
import { failurePoints } from '@junheng/core/schedule/failure-points.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { slipCost, type SlipCost } from '@junheng/core/schedule/slip-cost.ts'
import { useWords } from '../../app/language.tsx'
import type { Catalogue } from '../../app/words/zh.ts'
import { count } from '../../ui/format.ts'
import type { ProjectReply } from './queries.ts'
import { goalOf, type Scene } from './slip-model.ts'

export interface PriceProps {
  readonly reply: Pick<ProjectReply, 'project' | 'standing' | 'waiting' | 'delayRate'>
  readonly scene: Scene
  readonly node: string
  readonly run: Schedule
}

/** What a slip costs in days, pupils, classes and money; and the way round the node with its last day, where all else hangs on it. */
export function SlipPrice({ reply, scene, node, run }: PriceProps) {
  const { slip } = useWords()
  const cost = priceOf(reply, node, run)
  return (
    <section className="slip-price" aria-label={slip.price}>
      <h3>{slip.price}</h3>
      {cost === null ? <p>{slip.noPrice}</p> : <Price cost={cost} basis={reply.delayRate.basis} />}
      <WayRound reply={reply} scene={scene} node={node} />
    </section>
  )
}

/** Null where no goal moves. */
function priceOf({ project, standing, waiting, delayRate }: PriceProps['reply'], node: string, run: Schedule): SlipCost | null {
  const [now, then] = [goalOf(standing.forecast), goalOf(run)]
  if (now === then) return null
  const jumpDays = now === null || then === null ? null : daysBetween(now, then)
  const pupils = standing.nodes.find(({ id }) => id === node)?.pupils ?? null
  return slipCost({ pupils, budgetYuan: project.budgetYuan }, { jumpDays, goalNow: now, goal: then }, waiting, delayRate)
}

interface CostProps {
  readonly cost: SlipCost
  readonly basis: string
}

function Price({ cost, basis }: CostProps) {
  const words = useWords()
  const { slip } = words
  const known = (value: number | null, say: (value: number) => string) => (value === null ? slip.notKnown : say(value))
  return (
    <>
      <dl className="slip-figures">
        <dt>{slip.priceDays}</dt>
        <dd>{cost.jumpDays === null ? slip.priceForever : words.projects.days(cost.jumpDays)}</dd>
        <dt>{slip.pricePupils}</dt>
        <dd>{known(cost.pupils, (pupils) => words.school.people(count(pupils)))}</dd>
        {cost.classesFrom === null ? null : (
          <>
            <dt>{cost.classesFrom.kind === 'forecast' ? slip.priceClassesIn(cost.classesFrom) : slip.priceClasses(cost.classesFrom.on)}</dt>
            <dd>
              {known(cost.oversizeClasses, count)} {cost.classesFrom.kind === 'forecast' ? <small>{slip.classesBetween(cost.classesFrom)}</small> : null}
            </dd>
          </>
        )}
        <dt>{slip.priceMoney}</dt>
        <dd>{known(cost.yuan, (yuan) => slip.wan((yuan / 10_000).toFixed(1)))}</dd>
      </dl>
      {cost.yuan === null ? null : <p className="legend">{basis}</p>}
    </>
  )
}

function WayRound({ reply: { project, standing }, scene, node }: Omit<PriceProps, 'run'>) {
  const { slip } = useWords()
  const setting = { workingDays: scene.options.workingDays!, windows: scene.project.windows ?? {} }
  const point = failurePoints(project, standing, setting).find((each) => each.node === node)
  if (point === undefined) return null
  return (
    <p>
      {slip.failurePoint} {point.planB ? slip.otherWay(point.planB) : slip.noOtherWay} <strong>{lastStartText(point.lastDayForPlanB, scene.options.today!, slip)}</strong>
    </p>
  )
}

function lastStartText(day: string | null, today: string, { lastStart, lastStartMissed, tooLate }: Pick<Catalogue['slip'], 'lastStart' | 'lastStartMissed' | 'tooLate'>): string {
  if (day === null) return tooLate
  return day < today ? lastStartMissed(day) : lastStart(day)
}
