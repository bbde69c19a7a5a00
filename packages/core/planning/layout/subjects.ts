import type { ForecastStage } from '../forecast/grades.ts'

/**
 * Lessons a week of a class by subject, and lessons a week of a teacher: 义务教育课程方案（2022年版）gives shares, from which these are set;
 * parameters, since provinces set their own (assumed).
 */
export const lessonsAWeek: { readonly [stage in ForecastStage]: Readonly<Record<string, number>> } = {
  primary: { 语文: 7, 数学: 5, 英语: 2, 道德与法治: 2, 科学: 2, 体育与健康: 3, 音乐: 1.5, 美术: 1.5, 信息科技: 1 },
  junior: { 语文: 6, 数学: 6, 英语: 5, 物理: 2, 化学: 1.5, 生物: 1.5, 历史: 2, 地理: 1.5, 道德与法治: 2, 体育与健康: 3, 音乐: 1, 美术: 1, 信息科技: 1 },
}
export const lessonsOfATeacher: { readonly [stage in ForecastStage]: number } = { primary: 16, junior: 13 }

/** Teachers of a subject that so many classes need, not rounded. */
export function teachersNeeded(stage: ForecastStage, subject: string, classes: number): number {
  return (classes * (lessonsAWeek[stage][subject] ?? 0)) / lessonsOfATeacher[stage]
}

/** Teachers by school and subject: counts, so that no person is named. */
export type TeachersBySubject = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Counts the teachers of a staff list. */
export function teachersBySubject(staff: readonly { readonly school: string; readonly post: string; readonly subject?: string }[]): TeachersBySubject {
  const counts = new Map<string, Map<string, number>>()
  for (const { school, post, subject } of staff) {
    if (post !== 'teacher' || subject === undefined) continue
    const own = counts.get(school) ?? new Map<string, number>()
    own.set(subject, (own.get(subject) ?? 0) + 1)
    counts.set(school, own)
  }
  return counts
}
