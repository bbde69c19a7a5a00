import { Trouble } from '../../ui/Await.tsx'
import { useAddEvidence } from '../projects/queries.ts'

/** A file of evidence, taken as soon as it is chosen. */
export function AddPaper({ project, node, label }: { readonly project: string; readonly node: string; readonly label: string }) {
  const add = useAddEvidence(project, node)
  return (
    <>
      <input
        type="file" className="paper" aria-label={label} disabled={add.isPending}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file !== undefined) add.mutate({ file, sensitivity: undefined })
        }}
      />
      {add.isError ? <Trouble error={add.error} /> : null}
    </>
  )
}
