import type { JudgementReply } from '@junheng/contract/judgements.ts'
import type { JudgedStage, StageJudgement } from '@junheng/core/standard/judgement.ts'

/** One stage of a judgement, with the reply that names its parts. */
export interface JudgedPart {
  readonly reply: JudgementReply
  readonly stage: JudgedStage
  readonly judged: StageJudgement
}
