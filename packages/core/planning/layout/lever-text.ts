import type { KindergartenLevers } from './kindergarten-levers.ts'
import type { Levers } from './levers.ts'

/** Levers as an address and a command line carry them: ids with commas; `school:modules`; `settlement or township:stage:school`; of kindergartens `close:id`, `extend:id:modules`, `build:settlement:modules`, or `look` where nothing is moved yet. */
export interface LeverText {
  readonly closed?: string | undefined
  readonly extended?: string | undefined
  readonly assigned?: string | undefined
  readonly kindergartens?: string | undefined
}

/** The levers that an address names; parts that make no sense are left out. */
export function leversOf({ closed, extended, assigned, kindergartens }: LeverText): Levers {
  return {
    closed: listed(closed),
    extended: listed(extended).flatMap((text) => {
      const [school, modules] = text.split(':')
      return school && /^\d$/.test(modules ?? '') ? [{ school, modules: Number(modules) }] : []
    }),
    assigned: listed(assigned).flatMap((text) => {
      const [from, stage, school] = text.split(':')
      return from && school && (stage === 'primary' || stage === 'junior') ? [{ from, stage, school }] : []
    }),
    ...(kindergartens === undefined ? {} : { kindergartens: kindergartenLeversOf(listed(kindergartens)) }),
  }
}

/** The other way round; what is empty is absent, so that keeping everything is the plain address. */
export function leverQuery({ closed, extended, assigned, kindergartens }: Levers): { readonly closed?: string; readonly extended?: string; readonly assigned?: string; readonly kindergartens?: string } {
  return {
    ...(closed.length === 0 ? {} : { closed: closed.join(',') }),
    ...(extended.length === 0 ? {} : { extended: extended.map(({ school, modules }) => `${school}:${modules}`).join(',') }),
    ...(assigned.length === 0 ? {} : { assigned: assigned.map(({ from, stage, school }) => `${from}:${stage}:${school}`).join(',') }),
    ...(kindergartens === undefined ? {} : { kindergartens: kindergartenText(kindergartens) }),
  }
}

function kindergartenLeversOf(words: readonly string[]): KindergartenLevers {
  const parts = words.map((text) => text.split(':'))
  const counted = (verb: string) => parts.flatMap(([said, id, modules]) => (said === verb && id && /^\d$/.test(modules ?? '') ? [{ id, modules: Number(modules) }] : []))
  return {
    closed: parts.flatMap(([said, id]) => (said === 'close' && id ? [id] : [])),
    extended: counted('extend').map(({ id: school, modules }) => ({ school, modules })),
    built: counted('build').map(({ id: settlement, modules }) => ({ settlement, modules })),
  }
}

/** `look` keeps the wish to see what follows for kindergartens where none of their levers is moved. */
function kindergartenText({ closed, extended, built }: KindergartenLevers): string {
  const words = [...closed.map((id) => `close:${id}`), ...extended.map(({ school, modules }) => `extend:${school}:${modules}`), ...built.map(({ settlement, modules }) => `build:${settlement}:${modules}`)]
  return words.length === 0 ? 'look' : words.join(',')
}

const listed = (text: string | undefined): readonly string[] => [...new Set((text ?? '').split(',').filter((each) => each !== ''))]
