import type { Plugin } from 'vite'

const lock = /@rc-component[\\/]portal[\\/]es[\\/]useScrollLocker\.js/

/**
 * antd's dialogs keep the page below from scrolling by a style element without the page's number, which the policy refuses; style.css does
 * it instead. The build fails where antd no longer has the file.
 */
export function withoutScrollLock(): Plugin {
  let isFound = false
  return {
    name: 'without-scroll-lock',
    enforce: 'pre',
    apply: 'build',
    transform(_code, id) {
      if (!lock.test(id)) return null
      isFound = true
      return { code: 'export default function useScrollLocker() {}', map: null }
    },
    buildEnd(error) {
      if (error === undefined && !isFound) this.error('antd no longer locks the scrolling where build/scroll-lock.ts looks for it')
    },
  }
}
