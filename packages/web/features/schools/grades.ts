import type { SchoolReply } from '@junheng/contract/schools.ts'

export interface Grade {
  readonly stage: string
  readonly grade: number
  /** Pupils of each class, in the order of the return. */
  readonly sizes: readonly number[]
}

type Roll = SchoolReply['classes'][number]

/** Classes gathered by stage and grade, lowest grade first. */
export function gradesOf(classes: readonly Roll[]): readonly Grade[] {
  const grades = new Map<string, Grade>()
  for (const { stage, grade, pupils } of classes) {
    const key = `${stage} ${grade}`
    grades.set(key, { stage, grade, sizes: [...(grades.get(key)?.sizes ?? []), pupils] })
  }
  return [...grades.values()].toSorted((a, b) => order(a) - order(b))
}

export const stageOrder: readonly string[] = ['preschool', 'primary', 'junior', 'senior', 'vocational', 'special']
const order = ({ stage, grade }: Grade): number => stageOrder.indexOf(stage) * 100 + grade
