/** A lever that cannot be moved so. */
export interface LeverFault {
  readonly lever: string
  readonly zh: string
  readonly en: string
}
