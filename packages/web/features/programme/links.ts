import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'

/** The page of a project, opened at a node. */
export const projectHref = (project: string, node: string | null): string => `/projects/${encodeURIComponent(project)}${node === null ? '' : `?node=${encodeURIComponent(node)}`}`

/** For an area of many links to pages of ours: opens the one that was clicked without loading the program anew. */
export function useFollow() {
  const { history } = useRouter()
  return (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const href = (event.target as Element).closest('a')?.getAttribute('href')
    if (!href?.startsWith('/projects/')) return
    event.preventDefault()
    history.push(href)
  }
}
