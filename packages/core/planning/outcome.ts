/** What a planner can honestly say when it ends; it never claims more than was proven. `bound` and `gap` are absent where nothing was proven. */
export type Outcome<Plan, Violation> =
  /** Proven best, to the tolerance that the planner states. */
  | { readonly status: 'optimal'; readonly plan: Plan; readonly objective: number; readonly bound: number; readonly gap: number }
  /** A valid plan; the best one lies between `bound` and `objective`. */
  | { readonly status: 'feasible'; readonly plan: Plan; readonly objective: number; readonly bound?: number; readonly gap?: number }
  /** No plan exists: these rules cannot all be kept. Unless `isLeast` is false, they can without any one of them; where it is, that was not proven of each. */
  | { readonly status: 'infeasible'; readonly because: readonly Violation[]; readonly isLeast?: false }
  /** Stopped before any valid plan was found; the nearest one breaks what is listed. */
  | { readonly status: 'stopped'; readonly plan?: Plan; readonly broken?: readonly Violation[]; readonly bound?: number }

/** The proven distance from the best as a share of the objective: 0.01 is one per cent. */
export function gapOf(objective: number, bound: number): number {
  const distance = Math.max(0, objective - bound)
  return distance === 0 ? 0 : distance / Math.max(Math.abs(objective), 1e-9)
}
