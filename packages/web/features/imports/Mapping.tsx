import type { ImportDetail, UnmappedHeader } from '@junheng/contract/imports.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { useMapHeaders } from './queries.ts'

const unused = ' unused'

/** Headers nobody knows yet: the clerk says once what each means. */
export function Mapping({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords()
  const map = useMapHeaders(detail.id)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const meant = (header: UnmappedHeader): string => chosen[keyOf(header)] ?? saidOf(header)
  const decided = detail.unmapped.filter((header) => meant(header) !== '')
  const send = () => map.mutate(decided.map((header) => ({ form: header.form, found: header.found, means: meant(header) === unused ? null : meant(header) })))
  const isOpen = detail.state === 'read'
  return (
    <Section id="mapping" title={words.imports.mapping(detail.toMap)}>
      <p>{words.imports.mappingMeans}</p>
      <Scroll label={words.imports.mapping(detail.toMap)}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.imports.header}</th>
              <th scope="col">{words.imports.sheet}</th>
              <th scope="col">{words.imports.samples}</th>
              <th scope="col">{words.imports.means}</th>
            </tr>
          </thead>
          <tbody>
            {detail.unmapped.map((header) => (
              <tr key={keyOf(header)}>
                <th scope="row">{header.found}</th>
                <td>{header.sheet}</td>
                <td className="long">{header.samples.join('、')}</td>
                <td>
                  {isOpen ? (
                    <Choice
                      label={words.imports.meansOf(header.found)}
                      value={meant(header)}
                      none={words.imports.undecided}
                      options={[...header.candidates.map((value) => ({ value, label: value })), { value: unused, label: words.imports.notUsed }]}
                      onChange={(means) => setChosen({ ...chosen, [keyOf(header)]: means ?? '' })}
                    />
                  ) : (
                    (header.means ?? words.imports.notUsed)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {map.isError ? <Trouble error={map.error} /> : null}
      {isOpen ? (
        <p>
          <Button type="primary" disabled={decided.length === 0} loading={map.isPending} onClick={send}>
            {words.imports.saveMapping}
          </Button>
        </p>
      ) : null}
    </Section>
  )
}

const keyOf = ({ form, sheet, found }: UnmappedHeader): string => `${form} ${sheet} ${found}`

function saidOf({ means }: UnmappedHeader): string {
  if (means === undefined) return ''
  return means ?? unused
}
