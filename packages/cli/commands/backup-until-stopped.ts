import { exitCodes, Failure, type Terminal } from './command.ts'

/** Work that the user may stop; it clears away what it began. */
export async function untilStopped<T>({ stopped }: Pick<Terminal, 'stopped'>, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  void stopped.then(() => controller.abort())
  return work(controller.signal).catch((error: unknown) => {
    throw controller.signal.aborted ? new Failure(exitCodes.notMet, '已中止，没有留下任何内容。 Stopped; nothing of it is left.', { cause: error }) : error
  })
}
