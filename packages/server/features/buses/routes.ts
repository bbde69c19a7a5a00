import * as contract from '@junheng/contract/buses.ts'
import type { BusOperations } from '@junheng/contract/buses.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { approvalStanding } from '@junheng/core/planning/buses/approval.ts'
import type { RegisteredVehicle } from '@junheng/core/planning/buses/clearance.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import type { Tx } from '../../db/database.ts'
import { endpoint } from '../../http/endpoint.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { findCounty } from '../county/queries.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'
import { planFile } from './files.ts'
import { countyNow, effectOf, todayOf } from './making.ts'
import { addOperations, addPlan, adoptedPlan, adoptedPlanId, adoptPlan, findOperations, findPlan, listNotices, listPlans, listTimes, replaceNotices } from './queries.ts'
import { checkTimetable } from './timetables.ts'

export const busRoutes = [
  endpoint(contract.listBusPlans, {
    allow: 'bus.read',
    audit: () => ({ action: 'bus.plans', subject: 'county' }),
    handle: ({ tx }) => listPlans(tx),
  }),

  endpoint(contract.getBusPlan, {
    allow: 'bus.read',
    audit: ({ params }) => ({ action: 'bus.plan', subject: params.id }),
    handle: ({ tx, params }) => foundPlan(tx, params.id),
  }),

  endpoint(contract.adoptBusPlan, {
    allow: 'bus.manage',
    audit: ({ params, body }) => ({ action: 'bus.adopt', subject: params.id, details: { reason: body.reason } }),
    async handle({ tx, scope, params }) {
      if (!(await adoptPlan(tx, scope.countyCode, params.id))) throw new Problem('not_found')
      return listPlans(tx)
    },
  }),

  endpoint(contract.getBusFile, {
    allow: 'bus.read',
    audit: ({ params, query }) => ({ action: 'bus.export', subject: params.id, details: query }),
    async handle({ tx, params, query: { format } }) {
      const view = await foundPlan(tx, params.id)
      const { name } = await findCounty(tx)
      return planFile(view, { format, county: name, snapshot: await countyNow(tx) })
    },
  }),

  endpoint(contract.checkBusTimetable, {
    allow: 'bus.read',
    audit: ({ reply }) => ({ action: 'bus.check', subject: 'timetable', details: { faults: reply.faults.length, violations: reply.violations.length } }),
    handle: async ({ tx, body }) => (await checkTimetable(tx, body, { whole: false })).check,
  }),

  endpoint(contract.keepBusTimetable, {
    allow: 'bus.manage',
    audit: ({ query, reply }) => ({ action: 'bus.keep', subject: reply.plan ?? 'timetable', details: { name: query.name, faults: reply.faults.length, violations: reply.violations.length } }),
    async handle({ tx, scope, user, query: { name }, body }) {
      const { check, view } = await checkTimetable(tx, body, { whole: true })
      return { ...check, plan: view === undefined ? null : await addPlan(tx, { countyCode: scope.countyCode, name, by: user.name, view }) }
    },
  }),

  endpoint(contract.getBusesToday, {
    allow: 'bus.read',
    audit: () => ({ action: 'bus.today', subject: 'county' }),
    handle: async ({ tx, today: day }) => todayOf({ view: await adoptedPlan(tx), operations: await findOperations(tx), notices: await listNotices(tx, day), day }),
  }),

  endpoint(contract.decideBuses, {
    allow: 'bus.manage',
    audit: ({ body }) => ({ action: 'bus.decide', subject: 'county', details: body }),
    async handle({ tx, scope, today: day, body: { notices } }) {
      const plates = new Set((await adoptedPlan(tx))?.runs.map(({ plate }) => plate))
      const unknown = notices.filter(({ bus }) => !plates.has(bus))
      if (unknown.length > 0) throw new Problem('not_found', { buses: unknown.map(({ bus }) => bus) })
      await replaceNotices(tx, { countyCode: scope.countyCode, day, notices: [...new Map(notices.map((notice) => [notice.bus, notice])).values()] })
      return {}
    },
  }),

  endpoint(contract.registerBusPerson, {
    allow: 'bus.manage',
    audit: ({ params, body }) => ({ action: 'bus.person', subject: params.id, details: { ...body.person, reason: body.reason } }),
    async handle({ tx, scope, user, params: { id }, body }) {
      const operations = await findOperations(tx)
      const { vehicles, people } = operations.register
      const person = { id, ...given(body.person) }
      const changed = people.some((each) => each.id === id) ? people.map((each) => (each.id === id ? person : each)) : [...people, person]
      await keep({ tx, countyCode: scope.countyCode, by: user.name }, { ...operations, register: { vehicles, people: changed } }, body.reason)
      return {}
    },
  }),

  endpoint(contract.getBusRegister, {
    allow: 'bus.read',
    audit: () => ({ action: 'bus.register', subject: 'county' }),
    async handle({ tx, today }) {
      const operations = await findOperations(tx)
      const calendar = workingDays((await countyCalendar(tx)).holidayYears)
      return { ...operations, standings: operations.approvals.map((approval) => approvalStanding(approval, today, calendar)) }
    },
  }),

  endpoint(contract.changeBusVehicle, {
    allow: 'bus.manage',
    audit: ({ params, body }) => ({ action: 'bus.vehicle', subject: params.id, details: { ...body.vehicle, reason: body.reason } }),
    async handle({ tx, scope, user, params, body }) {
      const operations = await findOperations(tx)
      const { people } = operations.register
      const vehicles = withVehicle(operations.register.vehicles, { id: params.id, ...given(body.vehicle) })
      await keep({ tx, countyCode: scope.countyCode, by: user.name }, { ...operations, register: { vehicles, people } }, body.reason)
      return {}
    },
  }),

  endpoint(contract.setWarnings, {
    allow: 'bus.manage',
    audit: ({ body }) => ({ action: 'bus.warnings', subject: 'county', details: body }),
    async handle({ tx, scope, user, body }) {
      await keep({ tx, countyCode: scope.countyCode, by: user.name }, { ...(await findOperations(tx)), warnings: body.warnings }, '天气预警')
      return {}
    },
  }),

  endpoint(contract.submitApproval, {
    allow: 'bus.manage',
    audit: ({ body }) => ({ action: 'bus.approval', subject: body.route, details: body }),
    async handle({ tx, scope, user, body }) {
      const operations = await findOperations(tx)
      await keep({ tx, countyCode: scope.countyCode, by: user.name }, { ...operations, approvals: [...operations.approvals.filter(({ route }) => route !== body.route), { ...body, done: {} }] }, '受理')
      return {}
    },
  }),

  endpoint(contract.stepApproval, {
    allow: 'bus.manage',
    audit: ({ params, body }) => ({ action: 'bus.approval_step', subject: params.id, details: body }),
    async handle({ tx, scope, user, params, body: { step, on } }) {
      const operations = await findOperations(tx)
      if (!operations.approvals.some(({ route }) => route === params.id)) throw new Problem('not_found')
      const approvals = operations.approvals.map((approval) => (approval.route === params.id ? { ...approval, done: { ...approval.done, [step]: on } } : approval))
      await keep({ tx, countyCode: scope.countyCode, by: user.name }, { ...operations, approvals }, '办结一步')
      return {}
    },
  }),

  endpoint(contract.getBusEffect, {
    allow: 'bus.read',
    audit: ({ body }) => ({ action: 'bus.effect', subject: 'county', details: body }),
    async handle({ tx, body }) {
      const [view, snapshot] = [await adoptedPlan(tx), await countyNow(tx)]
      if (view === undefined || body.closed.some((id) => !snapshot.schools.some((school) => school.id === id))) throw new Problem('not_found')
      return effectOf({ key: `${await adoptedPlanId(tx)} ${(await chosenSnapshot(tx, undefined))?.id}`, view, snapshot, ...body })
    },
  }),

  endpoint(contract.getBusNotices, {
    allow: 'anyone',
    audit: () => ({ action: 'bus.notices', subject: 'county' }),
    handle: async ({ tx, today: day }) => ({ day, notices: await listNotices(tx, day) }),
  }),

  endpoint(contract.getBusTimes, {
    allow: 'anyone',
    audit: ({ query }) => ({ action: 'bus.times', subject: query.village ?? 'county' }),
    handle: ({ tx, query }) => listTimes(tx, query.village),
  }),
]

async function foundPlan(tx: Tx, id: string) {
  const view = await findPlan(tx, id)
  if (view === undefined) throw new Problem('not_found')
  return view
}

/** The vehicles with one changed, or one more. */
function withVehicle(vehicles: readonly RegisteredVehicle[], said: Pick<RegisteredVehicle, 'id'> & Partial<RegisteredVehicle>): readonly RegisteredVehicle[] {
  const twin = vehicles.find(({ id, plate }) => id !== said.id && plate === said.plate)
  if (twin !== undefined) throw new Problem('invalid_input', { issues: [{ path: 'body.vehicle.plate', message: `号牌已登记为 ${twin.id}。 This plate is registered as ${twin.id}.`, code: 'custom' }] })
  if (vehicles.some(({ id }) => id === said.id)) return vehicles.map((vehicle) => (vehicle.id === said.id ? { ...vehicle, ...said } : vehicle))
  const { plate, seats, township } = said
  if (plate === undefined || seats === undefined || township === undefined) throw new Problem('not_found')
  return [...vehicles, { ...said, plate, seats, township }]
}

interface Keeper {
  readonly tx: Tx
  readonly countyCode: string
  readonly by: string
}

const keep = ({ tx, countyCode, by }: Keeper, operations: BusOperations, reason: string): Promise<void> => addOperations(tx, { countyCode, by, reason, operations })

/** Without the fields that were not said. */
function given<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [field in keyof Fields]: Exclude<Fields[field], undefined> }
}
