import type { Snapshot, TownshipCode } from './snapshot.ts'

export const townshipNames = ({ townships }: Pick<Snapshot, 'townships'>): ReadonlyMap<TownshipCode, string> => new Map(townships.map(({ code, name }) => [code, name]))
