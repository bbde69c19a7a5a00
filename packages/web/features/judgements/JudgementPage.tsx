import type { JudgementReply, StandardName } from '@junheng/contract/judgements.ts'
import type { JudgedStage } from '@junheng/core/standard/judgement.ts'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Basis } from './Basis.tsx'
import { Change } from './Change.tsx'
import { Coefficients } from './Coefficients.tsx'
import type { JudgedPart } from './part.ts'
import { judgementQuery, workbookAddress } from './queries.ts'
import { Schools } from './Schools.tsx'
import { stages } from './search.ts'
import { Standing } from './Standing.tsx'
import { Switches } from './Switches.tsx'
import { useJudgementSearch } from './use-search.ts'
import { worstFirst } from './weakness.ts'

/** 均衡体检: where the county stands, the weakest part first; then every school. */
export function JudgementPage() {
  const words = useWords()
  const [search] = useJudgementSearch()
  const basic = useQuery(judgementQuery('basic-2012', search))
  const quality = useQuery(judgementQuery('quality-2017', search))
  const worst = basic.data && quality.data ? worstFirst([basic.data, quality.data])[0]!.standard.id : undefined
  const standard = search.standard ?? worst ?? 'quality-2017'
  return (
    <Page title={words.titles.judgement} actions={<Actions standard={standard} />}>
      <Switches standard={standard} />
      <div className="landscape">
        <Await result={basic}>
          {(basic) => <Await result={quality}>{(quality) => <Standing replies={worstFirst([basic, quality])} shown={standard} />}</Await>}
        </Await>
        <Await result={standard === 'basic-2012' ? basic : quality}>{(reply) => <Judged reply={reply} />}</Await>
      </div>
    </Page>
  )
}

function Actions({ standard }: { readonly standard: StandardName }) {
  const words = useWords()
  const [search] = useJudgementSearch()
  return (
    <>
      <a className="button" href={workbookAddress(standard, search)} download>
        {words.exportWorkbook}
      </a>
      <PrintButton />
    </>
  )
}

function Judged({ reply }: { readonly reply: JudgementReply }) {
  const words = useWords()
  const [search] = useJudgementSearch()
  const stage = search.stage ?? weakestStage(reply)
  const judged = reply.judgement.stages[stage]
  if (judged === undefined) return <p className="empty">{words.judgement.noSchools(words.stages[stage])}</p>
  const part: JudgedPart = { reply, stage, judged }
  return (
    <>
      <Coefficients {...part} />
      <Schools {...part} />
      <Change {...part} />
      <Basis {...part} />
    </>
  )
}

function weakestStage({ judgement }: JudgementReply): JudgedStage {
  return judgement.headline.parts[0]?.stage ?? stages.find((stage) => judgement.stages[stage] !== undefined) ?? 'primary'
}
