import { bureau } from '@junheng/core/dispatch/offices.ts'
import type { OrderKind } from '@junheng/core/dispatch/order.ts'
import type { OrderView } from '../orders.ts'
import { heading, longDate, paragraph, type OfficialPaper } from './official-paper.ts'

/** What each kind of order is called where its number is counted, and in its title. */
export const orderPapers: { readonly [kind in OrderKind]: { readonly series: string; readonly title: (matter: string, toOffice: string) => string } } = {
  urge: { series: '督催', title: (matter) => `关于催办${matter}的通知` },
  supervise: { series: '督办', title: (matter) => `关于${matter}的督办通知` },
  summon: { series: '督约', title: (matter, toOffice) => `关于就${matter}约谈${toOffice}的通知` },
}

/** A node bears its project's name before a colon, as in every list; the title of a paper has no such mark. */
const titled = ({ subject, content: { matter } }: OrderView) => ('task' in subject ? matter : matter.replace('：', ''))

/** An order as it is sent: how it stands, what is asked, by which rule. Equal orders make equal papers. */
export function orderPaper(order: OrderView, county: string): OfficialPaper {
  const { kind, number, toOffice, content, issuedOn } = order
  const issuer = `${county}人民政府督查考核办公室`
  const date = longDate(issuedOn)
  return {
    head: { mark: issuer, number, addressee: toOffice },
    title: orderPapers[kind].title(titled(order), toOffice),
    body: [
      heading(1, '办理情况'),
      ...content.facts.map((fact) => paragraph(fact)),
      heading(2, '要求'),
      ...content.demands.map((demand, at) => paragraph(demand, `${at + 1}.`)),
      heading(3, '依据'),
      paragraph(content.rule),
    ],
    annexes: [],
    issuer,
    date,
    imprint: { copies: toOffice === bureau ? '分管领导' : `分管领导，${bureau}`, printer: issuer, printedOn: `${date}印发` },
  }
}
