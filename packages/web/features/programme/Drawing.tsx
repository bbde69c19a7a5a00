import { boxOf, elementOf, type Linked, type Panel, type Shape } from '@junheng/core/schedule/wall-chart-shapes.ts'
import { createElement } from 'react'
import { projectHref } from './links.ts'

interface DrawingProps {
  readonly panel: Panel
  /** The drawing's letter height, in pixels. */
  readonly em: number
  /** What it is; without it the drawing says nothing that is not said elsewhere. */
  readonly label?: string
  readonly className: string
}

/** A part of the wall chart on the page: the shapes that are printed, with links where they stand for a node. */
export function Drawing({ panel: { width, height, shapes }, em, label, className }: DrawingProps) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'group', 'aria-label': label }
  return (
    <svg className={className} width={width} height={height} viewBox={`0 0 ${width} ${height}`} {...said}>
      {shapes.map((shape, index) => drawn(shape, em, index))}
    </svg>
  )
}

function drawn(shape: Shape, em: number, key: number) {
  if (shape.kind === 'linked') return <Link key={key} linked={shape} em={em} />
  const { tag, attributes, text } = elementOf(shape, em)
  return createElement(tag, { ...attributes, key }, text)
}

/** The link is the whole box; its letters lie over it unread, as its label says them in full. */
function Link({ linked, em }: { readonly linked: Linked; readonly em: number }) {
  const { to, label, shapes } = linked
  return (
    <>
      <a href={projectHref(to.project, to.node)} aria-label={label} className="wall-link">
        <title>{label}</title>
        <rect {...boxOf(linked)} fill="transparent" />
        {shapes.filter((each) => !isText(each)).map((each, index) => drawn(each, em, index))}
      </a>
      <g aria-hidden="true" className="wall-letters">
        {shapes.filter(isText).map((each, index) => drawn(each, em, index))}
      </g>
    </>
  )
}

const isText = ({ kind }: Shape) => kind === 'text'
