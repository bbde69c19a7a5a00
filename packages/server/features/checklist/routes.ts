import { answerChecklistItem, getChecklist, type ChecklistItem } from '@junheng/contract/checklist.ts'
import { seesEverySchool } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { measureChecklist, type MeasuredItem } from '@junheng/core/standard/checklist.ts'
import type { Standard } from '@junheng/core/standard/standard.ts'
import type { Tx } from '../../db/database.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { standardFor } from '../judgements/standards.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { addAnswer, listAnswers, type Answer } from './queries.ts'

export const checklistRoutes = [
  endpoint(getChecklist, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'checklist.read', subject: query.snapshot ?? 'latest' }),
    async handle({ tx, user, query }) {
      const standard = await qualityStandard(tx)
      const answers = await listAnswers(tx)
      // The county's verdict needs every school.
      const measured = seesEverySchool(user.role) ? await measuredItems(tx, standard, query.snapshot) : []
      return standard.checklist.map((item) => itemOf(item, measured, answers))
    },
  }),

  endpoint(answerChecklistItem, {
    allow: 'checklist.answer',
    audit: ({ params, body }) => ({ action: 'checklist.answer', subject: params.item, details: body }),
    async handle({ tx, scope, user, params, body }) {
      const standard = await qualityStandard(tx)
      const item = standard.checklist.find(({ id }) => id === params.item)
      if (item === undefined) throw new Problem('not_found')
      await addAnswer(tx, scope.countyCode, item.id, { ...body, by: user.name })
      return itemOf(item, await measuredItems(tx, standard, undefined), await listAnswers(tx))
    },
  }),
]

async function qualityStandard(tx: Tx): Promise<Standard> {
  return standardFor('quality-2017', (await findCounty(tx)).code).standard
}

async function measuredItems(tx: Tx, standard: Standard, snapshotId: string | undefined): Promise<readonly MeasuredItem[]> {
  const snapshot = await chosenSnapshot(tx, snapshotId)
  return snapshot === undefined ? [] : measureChecklist(standard, await loadSnapshot(tx, snapshot, { staff: false }))
}

function itemOf(item: Standard['checklist'][number], measured: readonly MeasuredItem[], answers: ReadonlyMap<string, Answer>): ChecklistItem {
  const found = measured.find((each) => each.item === item.id)
  return {
    id: item.id,
    group: item.group,
    title: item.title,
    document: item.source.document,
    clause: item.source.clause,
    measured: found === undefined ? null : measuredOf(found),
    answer: answers.get(item.id) ?? null,
  }
}

function measuredOf({ verdict, schools }: MeasuredItem): ChecklistItem['measured'] {
  const failing = schools.filter((school) => school.verdict === 'short' || school.verdict === 'unknown')
  return {
    verdict: verdict === 'none' ? 'unknown' : verdict,
    failing: failing.map(({ school, name, found, line, easement }) => ({ school, name, found, line, easement })),
  }
}
