export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
}
export type BrowserChoice = { readonly from: 'machine'; readonly path: string } | { readonly from: 'apt' | 'npm' }
export function chooseBrowser(surroundings: Surroundings): BrowserChoice
export function onPath(name: string, env: Surroundings['env']): string | undefined
