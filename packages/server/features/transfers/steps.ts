import { Problem } from '@junheng/contract/problem.ts'
import { mayFollow, noticeUntil, type RoundState } from '@junheng/core/planning/transfers/procedure.ts'
import { dataRootOf } from '@junheng/core/planning/transfers/record.ts'
import { dayOf } from '@junheng/core/schedule/day.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import { sha256 } from '../../documents/digest.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { addStep, advanceRound, assembleRound, listCells, listObjections, type Deed, type StoredRound } from './queries.ts'

export function requireState({ state }: Pick<StoredRound, 'state'>, ...states: readonly RoundState[]): void {
  if (!states.includes(state)) throw new Problem('transfer_state', { state, needs: states })
}

interface Step extends Omit<Deed, 'step' | 'hash' | 'note'> {
  readonly step: 'open' | 'closed' | 'noticed' | 'decided' | 'contracted'
  readonly number: string | null
}

/** One state further, on a day, with what it takes: posts to open, a root to close, a notice that is over to decide. */
export async function stepOn(tx: Tx, round: StoredRound, step: Step): Promise<void> {
  if (!mayFollow(round.state, step.step)) throw new Problem('transfer_state', { state: round.state, asked: step.step })
  const { hash, note, ...more } = await effects[step.step](tx, round, step)
  await advanceRound(tx, round, step.step, more)
  await addStep(tx, round, { ...step, ...(hash !== undefined && { hash }), ...(note !== undefined && { note }) })
}

interface Effect {
  readonly hash?: string
  readonly note?: string
  readonly data_root?: string
  readonly notice_from?: string
  readonly notice_until?: string
  readonly decision?: string
}

const effects: { readonly [step in Step['step']]: (tx: Tx, round: StoredRound, step: Step) => Promise<Effect> } = {
  async open(tx, { id }) {
    const declared = (await listCells(tx, id)).reduce((sum, { vacancies }) => sum + vacancies, 0)
    if (declared === 0) throw refused('vacancies', '0', '还没有申报空岗，不能开放报名', 'No vacancy has been declared: there is nothing to apply for.')
    return { note: String(declared) }
  },
  async closed(tx, round) {
    const root = dataRootOf(await assembleRound(tx, round), sha256)
    return { hash: root, data_root: root }
  },
  async noticed(tx, _round, { day }) {
    const calendar = workingDays((await countyCalendar(tx)).holidayYears)
    const until = noticeUntil(day, (each) => calendar.isWorkingDay(dayOf(each)))
    return { note: until, notice_from: day, notice_until: until }
  },
  async decided(tx, round, { day, number }) {
    if (day <= round.notice_until!) throw refused('noticeUntil', round.notice_until!, '公示期未满，满后才能作决定', 'The notice is not over: decide after its last day.')
    if (number === null || number === '') throw refused('number', '', '请填写决定文号', 'Give the number of the decision.')
    const open = (await listObjections(tx, round.id)).filter(({ reply }) => reply === null).length
    if (open > 0) throw refused('objections', String(open), '还有异议没有答复，答复后才能作决定', 'Some objections have no reply: reply to them first.')
    return { note: number, decision: number }
  },
  contracted: async () => ({}),
}

function refused(field: string, value: string, zh: string, en: string): Problem {
  return new Problem('transfer_faulty', { faults: [{ sheet: 'round', row: 'round', code: field, field, value, zh, en }] })
}

interface Reveals {
  readonly publicValue: string
  readonly reveals: readonly ({ readonly value: string; readonly salt: string } | null)[]
}

/** The lottery's values, in the order of its parties; once revealed they stay. */
export async function revealLottery(tx: Tx, round: StoredRound, { publicValue, reveals }: Reveals): Promise<StoredRound> {
  requireState(round, 'closed')
  if (round.lottery.publicValue !== '') return round
  const lottery = { ...round.lottery, publicValue, parties: round.lottery.parties.map((party, i) => ({ ...party, reveal: reveals[i] ?? null })) }
  await tx.updateTable('transfer_round').set({ lottery: toJson(lottery) }).where('id', '=', round.id).execute()
  return { ...round, lottery }
}
