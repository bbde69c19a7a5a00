export type Say = (line: string) => void
export const root: string
export function installPackages(say: Say): Promise<void>
export function buildWeb(say: Say): Promise<void>
