import type { ImportDetail, UnmappedHeader } from '@junheng/contract/imports.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
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
      <Table
        label={words.imports.mapping(detail.toMap)}
        rows={detail.unmapped}
        keyOf={(header) => keyOf(header)}
        columns={[
          { title: words.imports.header, head: true, render: (header) => header.found },
          { title: words.imports.sheet, render: (header) => header.sheet },
          { title: words.imports.samples, cells: 'long', render: (header) => header.samples.join('、') },
          {
            title: words.imports.means,
            render: (header) =>
              isOpen ? (
                <Choice
                  label={words.imports.meansOf(header.found)}
                  value={meant(header)}
                  none={words.imports.undecided}
                  options={[...header.candidates.map((value) => ({ value, label: value })), { value: unused, label: words.imports.notUsed }]}
                  onChange={(means) => setChosen({ ...chosen, [keyOf(header)]: means ?? '' })}
                />
              ) : (
                (header.means ?? words.imports.notUsed)
              ),
          },
        ]}
      />
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
