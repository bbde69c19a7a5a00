import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import '../projects/projects.css'
import { Livelihood } from './Livelihood.tsx'
import { tasksQuery } from './queries.ts'
import { Reform } from './Reform.tsx'
import { taskTabs } from './search.ts'
import { Sources } from './Sources.tsx'
import './tasks.css'
import { TaskTree } from './TaskTree.tsx'

const route = getRouteApi('/tasks')

/** 任务: the tree of the year, the documents it comes from, the ranking of the reform and the livelihood board. */
export function TasksPage() {
  const words = useWords()
  const navigate = route.useNavigate()
  const { tab = 'tree' } = route.useSearch()
  const result = useQuery(tasksQuery())
  return (
    <Page title={words.titles.tasks} actions={<PrintButton />}>
      <div className="filters task-tabs">
        <Toggle label={words.tasks.tabLabel} value={tab} options={taskTabs.map((value) => ({ value, label: words.tasks.tabs[value] }))} onChange={(value) => void navigate({ search: value === 'tree' ? {} : { tab: value }, replace: true })} />
      </div>
      {tab === 'sources' ? (
        <Sources />
      ) : (
        <Await result={result} empty={{ when: ({ tasks }) => tasks.length === 0, say: words.tasks.none }}>
          {(tasks) => (tab === 'tree' ? <TaskTree reply={tasks} /> : tab === 'reform' ? <Reform reply={tasks} /> : <Livelihood reply={tasks} />)}
        </Await>
      )}
    </Page>
  )
}
