/** A sentence of a document. */
export interface Sentence {
  /** From 0, in the order of the document. */
  readonly position: number
  readonly text: string
  /** Whether it demands something of somebody, so that it becomes a task or says why it does not. */
  readonly demand: boolean
}

/**
 * The sentences of a text: it is parted after 。！？； (with the closing marks that follow) and at line ends. Nothing but white space is
 * lost between them. A paragraph of semicolons is parted too: each clause of “要……；要……” is a task of its own.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const parts = text.split(/\r?\n/).flatMap((line) => line.match(sentence) ?? [])
  return parts.map((part) => part.trim()).filter((part) => part !== '').map((part, position) => ({ position, text: part, demand: isDemand(part) }))
}

const sentence = /[^。！？；!?;]*[。！？；!?;]+[”’』」）)》]*|[^。！？；!?;]+$/g

/** Whether a sentence demands: 要 by itself, or 必须、务必、应当、不得、严禁、确保. A word that only holds the character demands nothing. */
export function isDemand(text: string): boolean {
  return /要|必须|务必|应当|不得|严禁|确保/.test(text.replaceAll(harmless, ''))
}

/** 需要 and 只要 stay: “需要各部门配合” does demand. */
const harmless = /主要|重要|必要|要求|要素|要点|纲要|摘要|提要|概要|简要|次要|首要|要害|要职|要闻|要么|要是|紧要|机要|纪要|显要|险要|要道|要件|扼要/g
