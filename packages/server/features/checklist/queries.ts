import type { ChecklistItem } from '@junheng/contract/checklist.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'

export type Answer = NonNullable<ChecklistItem['answer']>

/** The newest answer to each item; the older stay in the table. */
export async function listAnswers(tx: Tx): Promise<Map<string, Answer>> {
  const rows = await tx
    .selectFrom('checklist_answer')
    .distinctOn('item_id')
    .select(['item_id', 'verdict', 'evidence', 'answered_on', 'answered_by'])
    .orderBy('item_id')
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.item_id, { verdict: row.verdict, evidence: row.evidence, on: row.answered_on, by: row.answered_by }]))
}

export async function addAnswer(tx: Tx, countyCode: string, item: string, answer: Answer): Promise<void> {
  await tx
    .insertInto('checklist_answer')
    .values({ county_code: countyCode, id: newId(), item_id: item, verdict: answer.verdict, evidence: answer.evidence, answered_on: answer.on, answered_by: answer.by })
    .execute()
}
