import { checkSnapshot } from '@junheng/core/county/check.ts'
import { headCounts, sumStandings } from '@junheng/core/planning/staffing/head-count.ts'
import { rotationOf } from '@junheng/core/planning/staffing/rotation.ts'
import { staffingNorms } from '@junheng/standards/load-staffing.ts'
import { expect, test } from 'vitest'
import { generateXCity } from './county.ts'

const { snapshots } = generateXCity()
const last = snapshots.at(-1)!
const rotation = rotationOf(last, staffingNorms().rotation)!

test('the school that sends its weakest is found, and those whose time was up in July are overdue', () => {
  const ninth = last.schools.find(({ name }) => name === 'X市第九小学')!.id
  expect(rotation.senders.find(({ school }) => school === ninth)).toMatchObject({ movedBackbone: 0, sendsItsWeakest: true })
  const late = last.staff!.filter(({ returnsOn = last.date }) => returnsOn < last.date)
  expect(late.length).toBeGreaterThan(0)
  expect(rotation.receivers.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(late.length)
})

test('the moves of the county are those of the roster, and fewer than the tenth that the rule asks for', () => {
  const moved = last.staff!.filter(({ post, sentBy, since }) => post === 'teacher' && sentBy !== undefined && since === 2020)
  expect(rotation.county).toMatchObject({ moved: moved.length, movedBackbone: moved.filter(({ backbone }) => backbone).length })
  expect(rotation.county.share).toBeLessThan(rotation.rule.share)
})

test('everybody has a posting that can be, and stands in one of the counts', () => {
  for (const snapshot of snapshots) {
    expect(checkSnapshot(snapshot).filter(({ code }) => code === 'postingUnlikely' || code === 'unknownSchool')).toEqual([])
    const standing = sumStandings(headCounts(snapshot))
    expect(standing).toMatchObject({ neither: 0, unknown: 0 })
    expect(standing.heldAndHere + standing.heldNotHere + standing.hereNotHeld).toBe(snapshot.staff!.length)
  }
})
