import type { GapWork } from '@junheng/contract/gaps.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'

/** The work that is to close a gap: when it is done, and when that can first be measured. */
export function Work({ work }: { readonly work: readonly GapWork[] }) {
  const words = useWords()
  if (work.length === 0) return <small>{words.gapWork.none}</small>
  return work.map(({ project, projectName, forecastGoal, nextMeasurement }) => (
    <span key={project} className="line">
      <Link to="/projects/$id" params={{ id: project }} preload={false}>
        {projectName}
      </Link>{' '}
      {forecastGoal === null || nextMeasurement === null ? (
        <small className="line">{words.gapWork.never}</small>
      ) : (
        <>
          <small className="line date">{words.gapWork.done(forecastGoal)}</small>
          <small className="line date">{words.gapWork.measured(nextMeasurement)}</small>
        </>
      )}
    </span>
  ))
}
