import { projectKindWords } from '@junheng/contract/words/schedule.ts'
import { cliffWords } from '@junheng/contract/words/wall-chart.ts'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Fact } from './Fact.tsx'
import { Budget, Lost } from './Figures.tsx'
import type { ProjectReply } from './queries.ts'
import { rowOf } from './rows.ts'
import { goalOf, unfinishedNodes } from './slip-model.ts'
import { StatusSign } from './StatusSign.tsx'
import { usePlaces } from './use-places.ts'

/** What the project is, and in words where it stands. */
export function Head({ reply }: { readonly reply: ProjectReply }) {
  const words = useWords()
  return (
    <section className="section profile" aria-label={words.project.facts}>
      <Sentences reply={reply} />
      <dl className="facts">
        <What reply={reply} />
        <Dates reply={reply} />
      </dl>
    </section>
  )
}

/** The sentence of the wall chart, in its parts: what is lost, what is left, what one day more costs, who waits. */
function Sentences({ reply: { project, standing, today } }: { readonly reply: ProjectReply }) {
  const words = useWords()
  const language = useLanguage()
  const said = cliffWords({ project, standing }, today, language)
  if (said === null) return <p className="headline">{unfinishedNodes(project).length === 0 ? words.project.finished : words.project.noCliff}</p>
  return (
    <>
      <p className="headline">
        <span className="eyebrow">
          {said.node} · {said.owner}
        </span>
        {said.left}
        {words.project.comma}
        {said.latest}
      </p>
      {[said.lost, said.cost, said.pupils].map((sentence) =>
        sentence === null ? null : (
          <p key={sentence} className="sentence said">
            {sentence}
            {words.project.stop}
          </p>
        ),
      )}
    </>
  )
}

function What({ reply: { project, standing, version } }: { readonly reply: ProjectReply }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <>
      <Fact term={words.projects.status}>
        <StatusSign status={rowOf({ project, standing, version }).status} />
      </Fact>
      <Fact term={words.projects.kind}>{projectKindWords[project.kind][language]}</Fact>
      <Fact term={words.projects.place}>
        <Place township={project.township} school={project.school} />
      </Fact>
      <Fact term={words.projects.budget}>
        <Budget yuan={project.budgetYuan} />
      </Fact>
      <Fact term={words.project.pupils}>{project.pupils === undefined ? words.unknown : words.project.pupilsOf(count(project.pupils), project.pupilsBasis ?? words.project.noBasis)}</Fact>
    </>
  )
}

function Dates({ reply: { project, standing } }: { readonly reply: ProjectReply }) {
  const words = useWords()
  return (
    <>
      <Fact term={words.projects.start}>{project.start}</Fact>
      <Fact term={words.project.promised}>{project.promisedGoal ?? words.project.noPromise}</Fact>
      <Fact term={words.project.planned}>{goalOf(standing.plan) ?? words.projects.never}</Fact>
      <Fact term={words.project.forecast}>
        <strong>{goalOf(standing.forecast) ?? words.projects.never}</strong>
      </Fact>
      <Fact term={words.projects.lost}>
        <Lost days={standing.lostDays} />
      </Fact>
    </>
  )
}

function Place({ township, school }: { readonly township: string | null; readonly school: string | null }) {
  const words = useWords()
  const { townshipName, schoolName } = usePlaces()
  if (township === null && school === null) return words.unknown
  return (
    <>
      {townshipName(township)}{' '}
      {school === null ? null : (
        <Link to="/schools/$id" params={{ id: school }}>
          {schoolName(school)}
        </Link>
      )}
    </>
  )
}
