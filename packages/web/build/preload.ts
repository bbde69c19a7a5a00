import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/**
 * Names in the page what its first screen needs, so that the browser fetches it all at once rather than finding one file
 * through another. `modules` are the ends of paths; the build fails on one that has no file of its own.
 */
export function preload(modules: readonly string[]): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (_html, { bundle = {} }) => tagsOf(bundle, modules) },
  }
}

type Chunk = Rolldown.OutputChunk

function tagsOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk')
  const needed = withImports(modules.map((module) => chunkOf(chunks, module)), new Map(chunks.map((chunk) => [chunk.fileName, chunk])))
  const styles = needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
  return [...styles.map((file) => link('stylesheet', file)), ...needed.map(({ fileName }) => link('modulepreload', fileName))]
}

function chunkOf(chunks: readonly Chunk[], module: string): Chunk {
  const found = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
  if (found === undefined) throw new Error(`${module} is to be preloaded and has no file of its own`)
  return found
}

function withImports(chunks: readonly Chunk[], byName: ReadonlyMap<string, Chunk>): readonly Chunk[] {
  const found = new Set(chunks)
  for (const { imports } of found) {
    for (const name of imports) found.add(byName.get(name)!)
  }
  return [...found]
}

const link = (rel: string, file: string): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel, href: `/${file}`, crossorigin: true }, injectTo: 'head' })
