import type { ImportDetail, ImportSummary } from '@junheng/contract/imports.ts'
import type { ImportHead, ImportRun } from './queries.ts'

export function importSummary(run: ImportHead, assessment: Pick<NonNullable<ImportRun['assessment']>, 'date' | 'open'> | null): ImportSummary {
  return {
    id: run.id,
    fileName: run.fileName,
    bytes: run.size,
    sha256: run.sha256,
    state: run.state,
    progress: run.progress,
    date: assessment?.date ?? null,
    uploadedAt: run.uploadedAt.toISOString(),
    uploadedBy: run.uploadedBy,
    toMap: assessment?.open.toMap ?? 0,
    toFix: assessment?.open.toFix ?? 0,
    toExplain: assessment?.open.toExplain ?? 0,
    snapshot: run.snapshotId,
  }
}

export function importDetail(run: ImportRun): ImportDetail {
  const { reading, assessment } = run
  return {
    ...importSummary(run, assessment),
    findings: [...(assessment?.findings ?? [])],
    unmapped: [...(assessment?.unmapped ?? [])],
    dryRun: assessment?.dryRun ?? null,
    sheets: (reading?.sheets ?? []).map(({ sheet, form, rows }) => ({ sheet, form, rows })),
  }
}
