import { listSchools } from '@junheng/contract/schools.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

/** The schools of one's township, or one's own: those that the reader sees. */
export function MySchools() {
  const words = useWords()
  const schools = useQuery(query(listSchools, { query: {} }))
  return (
    <Section id="schools" title={words.home.schools}>
      <Await result={schools} empty={{ when: (found) => found.length === 0, say: words.nothing }}>
        {(found) => (
          <Scroll label={words.home.schools}>
            <table className="rows">
              <tbody>
                {found.map(({ id, name, pupils }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to="/schools/$id" params={{ id }}>
                        {name}
                      </Link>
                    </th>
                    <td className="number">{`${words.home.pupils} ${pupilsOf(pupils) ?? words.unknown}`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Await>
    </Section>
  )
}

/** Of all stages; null where one did not report. */
function pupilsOf(byStage: Readonly<Record<string, number | null>>): number | null {
  return Object.values(byStage).reduce<number | null>((sum, pupils) => (sum === null || pupils === null ? null : sum + pupils), 0)
}
