import { getMsProject, getProgrammeWorkbook, getProjectFile } from '@junheng/contract/projects.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import './projects.css'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { ProjectLapses } from '../orders/Lapses.tsx'
import { EditProject } from './EditProject.tsx'
import { Head } from './Head.tsx'
import { History } from './History.tsx'
import { Nodes } from './Nodes.tsx'
import { ProjectGaps } from './ProjectGaps.tsx'
import { projectQuery, type ProjectReply } from './queries.ts'
import { SlipSection } from './SlipSection.tsx'
import { Waiting } from './Waiting.tsx'

const route = getRouteApi('/projects/$id')

/** One project: where it stands, what half a beat costs, who waits, its nodes, the gaps it closes, what was changed. */
export function ProjectPage() {
  const words = useWords()
  const { id } = route.useParams()
  const project = useQuery(projectQuery(id))
  return (
    <Page title={project.data?.project.name ?? words.project.title} actions={project.data === undefined ? undefined : <Actions id={id} />}>
      <Await result={project}>{(reply) => <Sheet key={id} reply={reply} />}</Await>
    </Page>
  )
}

function Actions({ id }: { readonly id: string }) {
  const words = useWords()
  const may = useMay()
  const { edit } = route.useSearch()
  return (
    <>
      {may('project.manage') && edit === undefined ? (
        <Link from="/projects/$id" to="." search={(before) => ({ ...before, edit: 'yes' as const })} className="button">
          {words.project.edit}
        </Link>
      ) : null}
      <a className="button" href={address(getProjectFile, { params: { id } })} download>
        {words.project.file}
      </a>
      <a className="button" href={address(getMsProject, { params: { id } })} download>
        {words.project.msProject}
      </a>
      <a className="button" href={address(getProgrammeWorkbook, { query: { project: id } })} download>
        {words.exportWorkbook}
      </a>
      <PrintButton />
    </>
  )
}

function Sheet({ reply }: { readonly reply: ProjectReply }) {
  const may = useMay()
  const { edit } = route.useSearch()
  if (edit !== undefined && may('project.manage')) return <EditProject reply={reply} />
  return (
    <>
      <Head reply={reply} />
      <SlipSection reply={reply} />
      <Waiting waiting={reply.waiting} />
      <Nodes reply={reply} />
      <ProjectLapses project={reply.project.id} />
      <ProjectGaps reply={reply} />
      <History reply={reply} />
    </>
  )
}
