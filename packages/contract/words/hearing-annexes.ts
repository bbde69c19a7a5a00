import { grouped } from '@junheng/core/county/grouped.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Movement } from '@junheng/core/planning/layout/movement.ts'
import { procedureSteps, type Procedure, type ProcedureStep } from '@junheng/core/planning/layout/procedure.ts'
import type { HearingContent } from './hearing-content.ts'
import { changedSchools, hearingMap, type ChangedSchool } from './hearing-map.ts'
import { bandNames, minutes, stageNames, tableOf } from './hearing-table.ts'
import { shortDate, type PaperAnnex } from './official-paper.ts'

export type AnnexKey = 'map' | 'movements' | 'townships' | 'classes' | 'teachers' | 'premises' | 'steps'

export interface KeyedAnnex {
  readonly key: AnnexKey
  readonly annex: PaperAnnex
}

/** The map and the tables, in the order they are spoken of; those that have nothing to say are left out. */
export function hearingAnnexes(content: HearingContent): readonly KeyedAnnex[] {
  const { effects, procedure } = content
  const annexes: readonly KeyedAnnex[] = [
    { key: 'map', annex: mapAnnex(content) },
    { key: 'movements', annex: movementAnnex(content) },
    { key: 'townships', annex: townshipAnnex(content) },
    { key: 'classes', annex: classAnnex(effects) },
    { key: 'teachers', annex: teacherAnnex(effects) },
    { key: 'premises', annex: premisesAnnex(effects) },
    { key: 'steps', annex: stepAnnex(procedure) },
  ]
  return annexes.filter(({ key, annex }) => key === 'map' || annex.table.rows.length > 0)
}

const sum = (rows: readonly { readonly children: number }[]) => rows.reduce((total, { children }) => total + children, 0)

const deedNames: { readonly [deed in ChangedSchool['deed']]: string } = { close: '撤并', build: '新建', extend: '扩建' }

/** 示意图, and what its numbers stand for. */
function mapAnnex({ effects, snapshot }: HearingContent): PaperAnnex {
  const drawing = hearingMap(effects, snapshot)
  const rows = changedSchools(effects, snapshot).map((each) => [`${each.number}`, deedNames[each.deed], each.school.name, `${pupilsOf(each)}`, receivers(each, effects)])
  return {
    title: '布局调整示意图',
    note: `${drawing === undefined ? '没有坐标，不能绘图。' : '示意图，不作划界依据。没有坐标的学校不在图上。'}图号见下表。`,
    ...(drawing === undefined ? {} : { drawing }),
    table: tableOf([['图号', 0.08], ['处置', 0.1], ['学校', 0.3], ['现有学生（人）', 0.14], ['学生去向（人）', 0.38]], rows.length === 0 ? [['—', '无', '不撤并、不新建、不扩建', '—', '—']] : rows),
  }
}

const pupilsOf = ({ school: { stages } }: ChangedSchool) => (stages.primary?.pupils ?? 0) + (stages.junior?.pupils ?? 0)

/** Where the children of a closed school go, most first; of a new one, how many come. */
function receivers({ deed, school, rooms }: ChangedSchool, { movements }: Effects): string {
  if (deed === 'extend') return `增教室${rooms}间`
  if (deed === 'build') return `接收${sum(movements.filter(({ to }) => to === school.id))}`
  const parts = [...grouped(movements.filter(({ from }) => from === school.id), ({ toName }) => toName)].map(([name, own]) => ({ name, children: sum(own) }))
  return parts.length === 0 ? '没有学生' : parts.toSorted((a, b) => b.children - a.children).map(({ name, children }) => `${name}${children}`).join('，')
}

/** One line a village, former school, new school and age. */
function movementAnnex({ effects: { movements }, snapshot }: HearingContent): PaperAnnex {
  const order = new Map(snapshot.townships.map(({ code }, at) => [code, at]))
  const names = new Map(snapshot.townships.map(({ code, name }) => [code, name]))
  const lines = [...grouped(movements, ({ settlement, from, to, band }) => `${settlement} ${from} ${to} ${band}`).values()].toSorted((a, b) => (order.get(a[0]!.township) ?? -1) - (order.get(b[0]!.township) ?? -1))
  return {
    title: '各村学生去向表',
    note: '人数为估算，姓名由学籍核对。分钟为单程，前为现在，后为调整后。',
    table: tableOf([['村居', 0.2], ['年级', 0.12], ['人数', 0.08], ['原学校', 0.22], ['接收学校', 0.22], ['分钟', 0.16]], lines.map((own) => movementCells(own, names))),
  }
}

function movementCells(own: readonly Movement[], names: ReadonlyMap<string, string>): readonly string[] {
  const { settlementName, township, band, fromName, toName, minutesBefore, minutesAfter, modeAfter, withinLimit } = own[0]!
  const way = modeAfter === null ? '' : modeAfter === 'ride' ? '乘车' : '步行'
  return [`${names.get(township) ?? ''}${settlementName}`, bandNames[band], `${sum(own)}`, fromName, toName, `${whole(minutesBefore)}→${whole(minutesAfter)} ${way}${withinLimit ? '' : '（超时限）'}`]
}

const whole = (value: number | null) => (value === null ? '—' : `${Math.round(value)}`)

/** 乡镇卡片. */
function townshipAnnex({ effects: { movements, seats }, snapshot }: HearingContent): PaperAnnex {
  const moving = grouped(movements, ({ township }) => township)
  const rows = snapshot.townships.flatMap(({ code, name }) => {
    const own = moving.get(code)
    if (own === undefined) return []
    const bus = seats.find(({ township }) => township === code)
    return [[name, `${sum(own)}`, `${new Set(own.map(({ settlement }) => settlement)).size}`, minutes(Math.max(...own.map(({ minutesAfter }) => minutesAfter ?? 0))), `${sum(own.filter(({ withinLimit }) => !withinLimit))}`, bus === undefined ? '—' : `${bus.ridersBefore}→${bus.ridersAfter}`, bus === undefined ? '—' : `${bus.busesMore}`]]
  })
  return { title: '各乡镇街道情况表', note: '乘车人数与增车为估算，线路编排后以线路为准；“—”为不用校车。', table: tableOf([['乡镇街道', 0.2], ['换校（人）', 0.13], ['涉及村居（个）', 0.13], ['最长（分钟）', 0.13], ['超时限（人）', 0.13], ['乘车（人）', 0.16], ['增车（辆）', 0.12]], rows) }
}

function classAnnex({ classes }: Effects): PaperAnnex {
  return {
    title: '学校班额与教室情况表',
    note: '前为现在，后为调整后。教室由教学及辅助用房面积估算，不少于现有班数。',
    table: tableOf([['学校', 0.32], ['学段', 0.1], ['学生（人）', 0.18], ['班数（个）', 0.14], ['最大班额（人）', 0.14], ['缺教室（间）', 0.12]], classes.map((each) => [each.name, stageNames[each.stage], `${each.pupilsBefore}→${each.pupilsAfter}`, `${each.classesBefore}→${each.classesAfter}`, `${each.largestBefore}→${each.largestAfter}${each.oversizeAfter === 0 ? '' : `（大班额${each.oversizeAfter}个）`}`, each.rooms === null ? '未报' : `${each.roomsShort}`])),
  }
}

function teacherAnnex({ teachers: { missing } }: Effects): PaperAnnex {
  const rows = [...grouped(missing, ({ school }) => school).values()].map((own) => ({ own, teachers: own.reduce((total, each) => total + each.teachers, 0) })).toSorted((a, b) => b.teachers - a.teachers)
  return { title: '接收学校因增班缺教师情况表', note: '按学科课时计算，每校取整。', table: tableOf([['学校', 0.34], ['缺（名）', 0.12], ['学科（名）', 0.54]], rows.map(({ own, teachers }) => [own[0]!.name, `${teachers}`, own.map(({ subject, teachers: count }) => `${subject}${count}`).join('、')])) }
}

function premisesAnnex({ premises }: Effects): PaperAnnex {
  return { title: '腾出校舍情况表', note: '占地与校舍建筑面积分列，不相加。', table: tableOf([['学校', 0.46], ['占地（平方米）', 0.27], ['校舍建筑（平方米）', 0.27]], premises.map(({ name, landArea, floorArea }) => [name, area(landArea), area(floorArea)])) }
}

const area = (value: number | null) => (value === null ? '未报' : `${Math.round(value)}`)

function stepAnnex({ steps }: Procedure): PaperAnnex {
  return { title: '撤并程序登记表', note: '国办发〔2012〕48号、国务院令第713号。空白为尚未登记。', table: tableOf([['步骤', 0.3], ['起', 0.16], ['止', 0.16], ['文件', 0.38]], procedureSteps.map((step) => [stepNames[step], ...stepCells(steps[step])])) }
}

const stepCells = (step: Procedure['steps'][ProcedureStep]) => (step === undefined ? ['', '', ''] : [shortDate(step.from), shortDate(step.until), step.paper])

const stepNames: { readonly [step in ProcedureStep]: string } = { draft: '制定方案', appraisal: '论证', notice: '公示征求意见（不少于30日）', hearing: '听证', risk: '风险评估', legality: '合法性审查', decision: '集体讨论决定', filing: '报批备案', receiver: '接收校就绪（先建后撤）', transport: '校车与线路就绪' }
