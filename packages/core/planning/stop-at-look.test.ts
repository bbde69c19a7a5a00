import { expect, test } from 'vitest'
import { countedStop, stopAtLook } from './stop-at-look.ts'

/** Turns of a loop that looks before each, at most a hundred. */
function turns(stop: () => boolean): number {
  let done = 0
  while (done < 100 && !stop()) done++
  return done
}

test('a loop that a clock stopped does as many turns again, and goes on saying yes', () => {
  let left = 17
  const clock = countedStop(() => left-- === 0 || left < 0)
  const done = turns(clock.stop)
  expect([done, clock.stoppedAt(), clock.stop()]).toEqual([17, 18, true])
  const again = stopAtLook(clock.stoppedAt())
  expect([turns(again.stop), again.stoppedAt(), again.stop()]).toEqual([17, 18, true])
})

test('a loop that came to its end is not stopped when it is repeated', () => {
  const free = countedStop(() => false)
  expect([turns(free.stop), free.stoppedAt(), turns(stopAtLook(null).stop)]).toEqual([100, null, 100])
})
