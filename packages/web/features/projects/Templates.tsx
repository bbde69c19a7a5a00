import { projectKinds } from '@junheng/contract/project-schema.ts'
import { projectKindWords } from '@junheng/contract/words/schedule.ts'
import type { ProjectTemplate, TemplateNode } from '@junheng/core/schedule/template.ts'
import { useId } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import type { TemplateChoice } from './new-project.ts'
import { afterText, windowText } from './node-words.ts'

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

function Nodes({ nodes }: { readonly nodes: readonly TemplateNode[] }) {
  const words = useWords()
  return (
    <Scroll label={words.newProject.template}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.nodes.name}</th>
            <th scope="col">{words.nodes.owner}</th>
            <th scope="col" className="number">{words.nodes.days}</th>
            <th scope="col">{words.nodes.after}</th>
            <th scope="col">{words.nodes.window}</th>
            <th scope="col">{words.newProject.limit}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">{node.name}</th>
              <td className="middling">
                {node.owner}
                {node.helpers.length === 0 ? null : <small className="line">{node.helpers.join('、')}</small>}
              </td>
              <td className="number">{words.nodes.daysOf(node.days, node.unit === 'working')}</td>
              <td className="middling">{afterText(node, nodes, words.nodes)}</td>
              <td className="middling">{windowText(node, words.nodes, [])}</td>
              <td className="long">
                <Limit node={node} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
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
        {words.newProject.certainties[source.certainty]}，{words.newProject.checkedOn(source.checkedOn)}
      </small>
    </>
  )
}
