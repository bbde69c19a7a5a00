import type { BusOperations } from '@junheng/contract/buses.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { inScope, type Db, type Scope } from '../../db/database.ts'
import { addOperations, addPlan, adoptPlan, findOperations, listPlans } from './queries.ts'

export interface BusesToLoad {
  readonly name: string
  readonly view: BusPlanView
  readonly operations: BusOperations
  readonly by: string
  readonly reason: string
}

/** For a county that has no buses yet: the register, and the plan in force. What is there stays. */
export async function loadBuses(db: Db, scope: Scope, make: () => BusesToLoad): Promise<void> {
  const has = await inScope(db, scope, async (tx) => (await listPlans(tx)).length > 0 || (await findOperations(tx)).register.vehicles.length > 0)
  if (has) return
  const { name, view, operations, by, reason } = make()
  await inScope(db, scope, async (tx) => {
    await addOperations(tx, { countyCode: scope.countyCode, by, reason, operations })
    await adoptPlan(tx, scope.countyCode, await addPlan(tx, { countyCode: scope.countyCode, name, by, view }))
  })
}
