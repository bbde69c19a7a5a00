import { projectKinds } from '@junheng/contract/project-schema.ts'
import { projectKindWords } from '@junheng/contract/words/schedule.ts'
import type { ProjectTemplate, TemplateNode } from '@junheng/core/schedule/template.ts'
import { useId } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { Fact } from './Fact.tsx'
import type { TemplateChoice } from './new-project.ts'
import { afterText, windowText } from './node-words.ts'
import { Offices } from './NodeParts.tsx'

interface TemplatesProps {
  readonly templates: readonly ProjectTemplate[]
  readonly choice: TemplateChoice
  readonly onChoose: (choice: TemplateChoice) => void
}

/** Which template, and what it brings: nodes, days, legal limits and how sure they are. */
export function Templates({ templates, choice, onChoose }: TemplatesProps) {
  const words = useWords()
  const language = useLanguage()
  const name = useId()
  const chosen = templates.find(({ id }) => id === choice.template)
  return (
    <Section id="template" title={words.newProject.template}>
      <fieldset className="options row">
        <legend className="unseen">{words.newProject.template}</legend>
        {templates.map((template) => (
          <label key={template.id}>
            <input type="radio" name={name} checked={template.id === choice.template} onChange={() => onChoose({ template: template.id, kind: template.kind })} /> {template.name[language]}
          </label>
        ))}
        <label>
          <input type="radio" name={name} checked={choice.template === null} onChange={() => onChoose({ template: null, kind: choice.kind })} /> {words.newProject.byHand}
        </label>
      </fieldset>
      {chosen === undefined ? (
        <Choice label={words.project.kinds} value={choice.kind} options={projectKinds.map((value) => ({ value, label: projectKindWords[value][language] }))} onChange={(kind) => onChoose({ template: null, kind: kind ?? choice.kind })} />
      ) : (
        <details open>
          <summary>{words.newProject.nodesOf(chosen.name[language], chosen.nodes.length)}</summary>
          <Nodes nodes={chosen.nodes} />
        </details>
      )}
    </Section>
  )
}

interface NodesProps {
  readonly nodes: readonly TemplateNode[]
}

function Nodes({ nodes }: NodesProps) {
  return useHasRoom() ? <NodeTable nodes={nodes} /> : <Cards nodes={nodes} />
}

function NodeTable({ nodes }: NodesProps) {
  const words = useWords()
  return (
    <Table
      label={words.newProject.template}
      rows={nodes}
      keyOf={(node) => node.id}
      columns={[
        { title: words.nodes.name, head: true, render: (node) => node.name },
        { title: words.nodes.owner, cells: 'middling', render: (node) => <Offices node={node} /> },
        { title: words.nodes.days, number: true, render: (node) => words.nodes.daysOf(node.days, node.unit === 'working') },
        { title: words.nodes.after, cells: 'middling', render: (node) => afterText(node, nodes, words.nodes) },
        { title: words.nodes.window, cells: 'middling', render: (node) => windowText(node, words.nodes, []) },
        { title: words.newProject.limit, cells: 'long', render: (node) => <Limit node={node} /> },
      ]}
    />
  )
}

/** At phone width each node is a card. */
function Cards({ nodes }: NodesProps) {
  const words = useWords()
  return (
    <ol className="project-cards">
      {nodes.map((node) => (
        <li key={node.id}>
          <strong>{node.name}</strong> <small className="line">{windowText(node, words.nodes, [])}</small>
          <dl>
            <Fact term={words.nodes.owner}>
              <Offices node={node} />
            </Fact>
            <Fact term={words.nodes.days}>{words.nodes.daysOf(node.days, node.unit === 'working')}</Fact>
            <Fact term={words.newProject.limit}>
              <Limit node={node} />
            </Fact>
          </dl>
        </li>
      ))}
    </ol>
  )
}

function Limit({ node: { limit, duty } }: { readonly node: TemplateNode }) {
  const words = useWords()
  const source = limit ?? duty
  if (source == null) return <small>{words.newProject.noLimit}</small>
  return (
    <>
      {limit === null ? null : <strong>{words.newProject.bounds[limit.bound](words.nodes.daysOf(limit.days, limit.unit === 'working'))} </strong>}
      {source.document} {source.clause}{' '}
      <small>
        {words.newProject.certainties[source.certainty]}
        {words.project.comma}
        {words.newProject.checkedOn(source.checkedOn)}
      </small>
    </>
  )
}
