import { judgeZones } from '@junheng/core/planning/zones/judge-zones.ts'
import { zoneAddresses, zoneChanges, type ZoneChange, type ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { grouped } from '@junheng/core/county/grouped.ts'
import type { ZoneStage, ZoneTerms } from '../zones.ts'
import { zonesMap } from './zones-map.ts'
import { heading, longDate, paragraph, type OfficialPaper, type PaperAnnex, type PaperBlock, type PaperRow } from './official-paper.ts'

/** What both papers of the zones speak of. */
export interface ZonePaperContent {
  readonly county: string
  readonly view: ZonesView
  /** What was decided; null for a draft. */
  readonly terms: ZoneTerms | null
  /** The schools by settlement that were published before; undefined: none were, and today's attendance stands for them. */
  readonly before: ReadonlyMap<string, readonly string[]> | undefined
  readonly today: string
}

export const zoneStageNames: { readonly [stage in ZoneStage]: string } = { primary: '小学', junior: '初中' }

/** 划片公告: every zone, what changes and by which rules. A draft says so, and binds nobody. */
export function zonesNotice({ county, view, terms, before, today }: ZonePaperContent): OfficialPaper {
  const stage = zoneStageNames[view.county.stage as ZoneStage]
  const changes = zoneChanges(view, before)
  return {
    head: { mark: `${county}教育局`, number: terms?.decisionNumber ?? '征求意见稿', addressee: null },
    title: `${county}教育局关于义务教育${stage}招生划片的公告${terms === null ? '（征求意见稿）' : ''}`,
    body: [
      paragraph(`根据《中华人民共和国义务教育法》第十二条“就近入学”的规定，按照学校分布、学位和道路情况，${terms === null ? '拟定' : '划定'}${county}公办${stage}招生片区。现${terms === null ? '征求意见' : '予公告'}。`),
      heading(1, '片区'),
      paragraph(scopeText(view)),
      heading(2, '调整'),
      ...changeBlocks(changes, before !== undefined),
      heading(3, '实行'),
      ...(terms === null ? [paragraph('本稿征求意见，不作入学依据。')] : termsBlocks(terms)),
    ],
    annexes: [zonesAnnex(view), ...(changes.length === 0 ? [] : [changesAnnex(changes)])],
    issuer: `${county}教育局`,
    date: longDate(terms?.decidedOn ?? today),
    imprint: null,
  }
}

function scopeText({ county }: ZonesView): string {
  const shared = county.schools.filter((schools) => schools.length > 1).length
  return `共划${county.schools.length}个片区，涉及${county.problem.tracts.length}个村、社区${shared === 0 ? '，均为单校划片' : `，其中多校划片${shared}个，片区内学生由同片各校统筹安排`}。各片区范围见附件1。`
}

function changeBlocks(changes: readonly ZoneChange[], hasBefore: boolean): readonly PaperBlock[] {
  const against = hasBefore ? '与上次公布的划片相比' : '与现在的就读去向相比'
  return [paragraph(changes.length === 0 ? `${against}，没有村、社区改变片区。` : `${against}，${changes.length}个村、社区改变片区，名单见附件2。`)]
}

function termsBlocks({ effectiveFrom, reach, siblings }: ZoneTerms): readonly PaperBlock[] {
  return [
    paragraph(`自${longDate(effectiveFrom)}起施行。${reachText(reach)}`, '起始。'),
    paragraph(siblingText(siblings), '兄弟姐妹。'),
    paragraph('入学以户籍和实际居住地为准。对片区有疑问的，可在网上“按住址查学校”，或向教育局咨询。', '查询。'),
  ]
}

const reachText = (reach: ZoneTerms['reach']) => (reach === 'entrants' ? '只适用于当年及以后入学的起始年级新生；已经在读的学生在原校读到毕业，自愿转入新片区学校的照准。' : '适用于各年级学生；已经在读的学生按新片区转学，由学校统一办理学籍。')
const siblingText = (siblings: ZoneTerms['siblings']) => (siblings === 'together' ? '兄姐仍在原片区学校就读的，弟妹可以申请到同一所学校。' : '兄弟姐妹均按各自入学时的住址入学。')

function zonesAnnex(view: ZonesView): PaperAnnex {
  const addresses = zoneAddresses(view)
  const { zones } = judgeZones(view.county, view.plan)
  const rows = zones.map(({ name, places, placesKnown }, zone): PaperRow => {
    const own = addresses.filter((_, tract) => view.plan[tract] === zone)
    const townships = [...grouped(own, ({ township }) => township)].map(([township, settlements]) => `${township}：${settlements.map(({ place }) => place).join('、')}`)
    return { cells: [`${zone + 1}`, name, townships.join('；'), placesKnown ? `${places}` : `${places}（未核）`] }
  })
  const drawing = zonesMap(view)
  return { title: '片区范围表', ...(drawing === undefined ? {} : { drawing }), note: `${drawing === undefined ? '' : '图为示意，片区以表中所列村、社区为准。'}数据截至${longDate(view.date)}。学位按教室和标准班额计；“未核”为学校未报校舍，以现有学生代替。`, table: { columns: [{ title: '编号', width: 0.08, centred: true }, { title: '学校', width: 0.25 }, { title: '范围', width: 0.53 }, { title: '学位（个）', width: 0.14, centred: true }], rows } }
}

function changesAnnex(changes: readonly ZoneChange[]): PaperAnnex {
  const rows = changes.map(({ township, place, from, to }) => ({ cells: [township, place, from.join('、'), to.join('、')] }))
  return { title: '改变片区的村、社区', note: '不含没有改变的。', table: { columns: [{ title: '乡镇街道', width: 0.18 }, { title: '村、社区', width: 0.18 }, { title: '原学校', width: 0.32 }, { title: '现学校', width: 0.32 }], rows } }
}

/** 致家长书: one a settlement whose schools change, or of one settlement. Nobody is named and no child is counted. */
export function zoneLetters({ county, view, before, terms }: ZonePaperContent & { readonly terms: ZoneTerms }, settlement?: string): readonly OfficialPaper[] {
  const stage = zoneStageNames[view.county.stage as ZoneStage]
  return zoneChanges(view, before)
    .filter((change) => settlement === undefined || change.settlement === settlement)
    .map(({ township, place, from, to }) => ({
      head: { mark: `${county}教育局`, number: terms.decisionNumber, addressee: `${township}${place}各位家长` },
      title: `关于${place}${stage}招生片区调整的通知`,
      body: [
        paragraph(`经${longDate(terms.decidedOn)}（${terms.decisionNumber}）决定，自${longDate(terms.effectiveFrom)}起，${place}的${stage}招生片区由${from.join('、')}调整为${to.join('、')}${to.length > 1 ? '（多校划片，由同片各校统筹安排）' : ''}。`),
        ...termsBlocks(terms),
      ],
      annexes: [],
      issuer: `${county}教育局`,
      date: longDate(terms.decidedOn),
      imprint: null,
    }))
}
