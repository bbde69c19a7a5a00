import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'

/** From the gaps that are selected to a project for them. */
export function MakeProject({ selected, onClear }: { readonly selected: readonly string[]; readonly onClear: () => void }) {
  const words = useWords()
  return (
    <p className="make-project no-print" role="status">
      {selected.length === 0 ? (
        <small>{words.gapWork.hint}</small>
      ) : (
        <>
          <Link to="/projects/new" search={{ gap: selected }} className="button">
            {words.gapWork.make(selected.length)}
          </Link>{' '}
          <Button onClick={onClear}>{words.gapWork.clear}</Button>
        </>
      )}
    </p>
  )
}
