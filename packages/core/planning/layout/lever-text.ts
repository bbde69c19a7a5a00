import type { Levers } from './levers.ts'

/** Levers as an address and a command line carry them: ids with commas; `school:modules`; `settlement or township:stage:school`. */
export interface LeverText {
  readonly closed?: string | undefined
  readonly extended?: string | undefined
  readonly assigned?: string | undefined
}

/** The levers that an address names; parts that make no sense are left out. */
export function leversOf({ closed, extended, assigned }: LeverText): Levers {
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
  }
}

/** The other way round; what is empty is absent, so that keeping everything is the plain address. */
export function leverQuery({ closed, extended, assigned }: Levers): { readonly closed?: string; readonly extended?: string; readonly assigned?: string } {
  return {
    ...(closed.length === 0 ? {} : { closed: closed.join(',') }),
    ...(extended.length === 0 ? {} : { extended: extended.map(({ school, modules }) => `${school}:${modules}`).join(',') }),
    ...(assigned.length === 0 ? {} : { assigned: assigned.map(({ from, stage, school }) => `${from}:${stage}:${school}`).join(',') }),
  }
}

const listed = (text: string | undefined): readonly string[] => [...new Set((text ?? '').split(',').filter((each) => each !== ''))]
