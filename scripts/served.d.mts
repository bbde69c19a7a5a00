import type { ChildProcess } from 'node:child_process'

export type Caller = <T = unknown>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T>
export interface Served {
  readonly child: ChildProcess
  /** `http://127.0.0.1:40123` */
  readonly address: string
  /** Of the first administrator, as `name=value`. */
  readonly cookie: string
  /** As the first administrator. */
  readonly call: Caller
}
export function start(folder: string, options?: { readonly sample?: boolean; readonly env?: Readonly<Record<string, string>> }): Promise<Served>
export function signIn(address: string, token: string): Promise<string>
export function caller(address: string, cookie: string): Caller
export function stop(served: Pick<Served, 'child'>, signal: NodeJS.Signals): Promise<void>
export function randomFrom(seed: number): () => number
