import type { Plugin } from 'vite'

/**
 * antd's styles as a file cut to the components used here, so that the policy `style-src 'self'` holds and the first page
 * does not wait for the styles of seventy components. The build fails on a component that is not in the list.
 */
export function pruneAntdStyles(): Plugin {
  return {
    name: 'prune-antd-styles',
    enforce: 'pre',
    transform(code, id) {
      if (/antd[\\/]dist[\\/]antd\.css/.test(id)) return { code: pruned(code, classes), map: null }
      for (const component of importedFromAntd(code)) {
        if (!Object.hasOwn(components, component)) this.error(`antd's ${component} is used in ${id}, and its styles are not in build/antd-styles.ts`)
      }
      return null
    },
  }
}

/** The rules of `css` that concern the classes kept; the generated scope of antd's tokens becomes the root. */
export function pruned(css: string, kept: ReadonlySet<string>): string {
  return rulesOf(css)
    .map((rule) => keptPart(rule, kept))
    .filter((rule) => rule !== '')
    .join('\n')
}

/** Each component used, with the beginnings of the class names that it and its parts wear. */
const components: Readonly<Record<string, readonly string[]>> = {
  Alert: ['alert'],
  Button: ['btn', 'wave'],
  Checkbox: ['checkbox'],
  ConfigProvider: ['css-var'],
  Drawer: ['drawer'],
  Input: ['input'],
  Modal: ['modal', 'zoom', 'fade'],
  Progress: ['progress'],
  Segmented: ['segmented'],
  Select: ['select', 'empty', 'slide', 'virtual'],
  Skeleton: ['skeleton'],
  Tag: ['tag'],
}
const classes: ReadonlySet<string> = new Set(Object.values(components).flat())

function importedFromAntd(code: string): readonly string[] {
  const names = /import\s*\{([^}]*)\}\s*from\s*['"]antd['"]/.exec(code)?.[1] ?? ''
  return names.split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '))
}

interface Rule {
  readonly head: string
  readonly body: string
}

function rulesOf(css: string): readonly Rule[] {
  const rules: Rule[] = []
  let [depth, start, open] = [0, 0, 0]
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{' && depth++ === 0) open = at
    if (css[at] === '}' && --depth === 0) {
      rules.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, at) })
      start = at + 1
    }
  }
  return rules
}

function keptPart({ head, body }: Rule, kept: ReadonlySet<string>): string {
  if (head.startsWith('@media') || head.startsWith('@supports')) {
    const inner = pruned(body, kept)
    return inner === '' ? '' : `${head}{${inner}}`
  }
  if (head.startsWith('@')) return `${head}{${body}}`
  const selectors = selectorsOf(head).filter((selector) => concerns(selector, kept)).map(atRoot)
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
}

/** Splits a selector list at the commas that are not inside brackets. */
function selectorsOf(head: string): readonly string[] {
  return head.split(/,(?![^([]*[)\]])/).map((selector) => selector.trim())
}

function concerns(selector: string, kept: ReadonlySet<string>): boolean {
  if (/css-var-_R_(?!0_)|data-ant-cssinjs/.test(selector)) return false
  const worn = [...selector.matchAll(/\.ant-([a-z][\w-]*)/g)].map((match) => match[1]!)
  return worn.every((name) => [...kept].some((beginning) => name === beginning || name.startsWith(`${beginning}-`)))
}

function atRoot(selector: string): string {
  return selector === `.${tokenScope}` ? ':root' : selector.replaceAll(`.${tokenScope}`, '')
}

/** The scope under which antd 6.6 ships its tokens in dist/antd.css. */
const tokenScope = 'css-var-_R_0_'
