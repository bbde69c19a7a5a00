import type { Browser } from 'playwright-core'

export interface ReadyBrowser {
  readonly path: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}
export function launchBrowser(): Promise<Browser>
export function prepareBrowser(say: (line: string) => void): Promise<ReadyBrowser>
