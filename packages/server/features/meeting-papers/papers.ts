import type { PaperKind } from '@junheng/contract/meeting-papers.ts'
import { followUpPaper, packPaper, paperNames } from '@junheng/contract/words/meeting-papers.ts'
import type { OfficialPaper } from '@junheng/contract/words/official-paper.ts'
import { bulletinPaper } from '@junheng/contract/words/bulletin.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { officialDocx } from '../../documents/official-docx.ts'
import { officialPdf } from '../../documents/official-typst.ts'
import { zipOf, type ZippedFile } from '../../documents/zip.ts'
import { bulletinContent } from '../bulletins/content.ts'
import { findCounty } from '../county/queries.ts'
import { printWallChart } from '../wall-chart/printed.ts'
import { shownProgramme, type ShownProgramme } from '../wall-chart/source.ts'
import { followUpContent } from './follow-ups.ts'
import { ownChecks } from './own-checks.ts'
import { packContent } from './pack.ts'

export type PaperFormat = 'docx' | 'pdf'

/** Every paper of the meeting from one reading of the ledger: what it says and when. */
export interface MeetingLedger {
  readonly tx: Tx
  readonly programme: ShownProgramme
  readonly county: string
}

export async function readLedger(tx: Tx, today: IsoDate): Promise<MeetingLedger> {
  return { tx, programme: await shownProgramme(tx, today), county: (await findCounty(tx)).name }
}

/** One paper; the wall chart is PDF whatever the format. */
export async function meetingPaper(ledger: MeetingLedger, paper: PaperKind, format: PaperFormat): Promise<ZippedFile> {
  const { programme, county } = ledger
  const { today } = programme
  if (paper === 'wall-chart') return { name: `${paperNames[paper]}A0 ${today}.pdf`, bytes: (await printWallChart(programme, { county, size: 'A0', language: 'zh' })).pdf }
  const official = await officialOf(ledger, paper)
  const bytes = format === 'docx' ? await officialDocx(official, today) : (await officialPdf(official)).pdf
  return { name: `${paperNames[paper]}${paper === 'bulletin' ? '（草稿）' : ''} ${today}.${format}`, bytes }
}

/** All of them: the wall chart as PDF, the others as Word and PDF. */
export async function meetingArchive(ledger: MeetingLedger): Promise<Uint8Array> {
  const files: ZippedFile[] = [await meetingPaper(ledger, 'wall-chart', 'pdf')]
  for (const paper of ['pack', 'bulletin', 'follow-ups'] as const) for (const format of ['docx', 'pdf'] as const) files.push(await meetingPaper(ledger, paper, format))
  return zipOf(files)
}

/** The follow-up list of this moment. */
export async function followUpsNow({ tx, programme, county }: MeetingLedger) {
  return followUpContent(programme, county, await ownChecks(tx, programme))
}

async function officialOf(ledger: MeetingLedger, paper: Exclude<PaperKind, 'wall-chart'>): Promise<OfficialPaper> {
  const { tx, programme, county } = ledger
  if (paper === 'pack') return packPaper(await packContent(tx, programme))
  if (paper === 'bulletin') return bulletinPaper(bulletinContent(programme, county))
  return followUpPaper(await followUpsNow(ledger))
}
