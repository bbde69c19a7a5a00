import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { usePlaces } from './use-places.ts'

/** Where a project stands; empty is not known, or no school yet. */
export interface Place {
  readonly township: string
  readonly school: string
}

/** The township unit, then a school in it; a school that is chosen brings its township. */
export function PlaceChoices({ township, school, onChange }: Place & { readonly onChange: (place: Place) => void }) {
  const words = useWords()
  const { townships, schools } = usePlaces()
  const inPlace = schools.filter((each) => township === '' || each.township === township)
  const chooseSchool = (id: string | undefined) => onChange({ school: id ?? '', township: schools.find((each) => each.id === id)?.township ?? township })
  return (
    <div className="form">
      <Choice label={words.newProject.place} value={township} none={words.unknown} options={townships.map(({ code, name }) => ({ value: code, label: name }))} onChange={(code) => onChange({ township: code ?? '', school: '' })} />
      <Choice label={words.newProject.school} value={school} none={words.newProject.noSchool} options={inPlace.map(({ id, name }) => ({ value: id, label: name }))} onChange={chooseSchool} />
    </div>
  )
}
