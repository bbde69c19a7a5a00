import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import type { ReportBody } from './queries.ts'

/** What is being typed of a report. Empty is not said. */
export interface ReportDraft {
  readonly state: ReportBody['state']
  readonly actualStart: string
  readonly actualFinish: string
  readonly expectedFinish: string
  readonly blocker: string
  readonly note: string
}

/** Begins with what is on record, so that nothing is asked twice; a start or finish that is reported now is today's unless changed. */
export function beginReport({ actualStart, actualFinish, reported }: CountyNode, today: string): ReportDraft {
  return {
    state: actualFinish !== undefined ? 'finished' : actualStart !== undefined ? 'underWay' : (reported?.state ?? 'notStarted'),
    actualStart: actualStart ?? today,
    actualFinish: actualFinish ?? today,
    expectedFinish: '',
    blocker: '',
    note: '',
  }
}

/** Only what its state allows: a node that has not started has no start, one that goes on has no finish. */
export function reportOf({ state, actualStart, actualFinish, expectedFinish, blocker, note }: ReportDraft): ReportBody {
  return {
    state,
    actualStart: state === 'notStarted' ? null : said(actualStart),
    actualFinish: state === 'finished' ? said(actualFinish) : null,
    expectedFinish: state === 'finished' ? null : said(expectedFinish),
    blocker: said(blocker),
    note: said(note),
  }
}

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())
