import { orderPapers } from '@junheng/contract/words/orders.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { OrderKind } from '@junheng/core/dispatch/order.ts'

/** X督办〔2021〕3号: of its kind and year, one more than the highest used. */
export function nextOrderNumber(used: readonly string[], countyName: string, kind: OrderKind, today: IsoDate): string {
  const prefix = `${countyName.replace(/[市县区旗]$/, '')}${orderPapers[kind].series}〔${today.slice(0, 4)}〕`
  const counts = used.filter((number) => number.startsWith(prefix)).map((number) => Number(/(\d+)号$/.exec(number)?.[1] ?? 0))
  return `${prefix}${Math.max(0, ...counts) + 1}号`
}
