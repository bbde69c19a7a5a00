import { roles } from '@junheng/contract/permissions.ts'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { asks, type OfficeDraft } from './office.ts'
import { TextField } from './TextField.tsx'

/** The role of a post, and the school or office where the role asks for one. */
export function OfficeFields({ draft, onChange }: { readonly draft: OfficeDraft; readonly onChange: (draft: OfficeDraft) => void }) {
  const words = useWords()
  const asked = asks(draft.role)
  return (
    <>
      <Choice label={words.accounts.role} value={draft.role} options={roles.map((value) => ({ value, label: words.roles[value] }))} onChange={(role) => onChange({ ...draft, role: role ?? draft.role })} />
      {asked === 'school' ? <TextField label={words.accounts.schoolCode} required pattern="[0-9]{10}" value={draft.schoolId} onType={(schoolId) => onChange({ ...draft, schoolId })} /> : null}
      {asked === 'department' || asked === 'township' ? <TextField label={words.accounts[asked]} required maxLength={100} value={draft.office} onType={(office) => onChange({ ...draft, office })} /> : null}
    </>
  )
}
