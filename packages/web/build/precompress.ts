import type { Plugin } from 'vite'

/** Compresses bytes whole; by the ending of the file that holds the result. */
export type Forms = Readonly<Record<string, (content: Uint8Array) => Uint8Array>>

/** Lays every form beside each built file from 1 kB up, so that the server only has to choose one. */
export function precompress(forms: Forms): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          const content = bytesOf(file.type === 'chunk' ? file.code : file.source)
          if (content.length < worthwhile) continue
          for (const [ending, compress] of Object.entries(forms)) this.emitFile({ type: 'asset', fileName: `${file.fileName}.${ending}`, source: compress(content) })
        }
      },
    },
  }
}

/** Bytes. A smaller file fits into one packet as it is. */
const worthwhile = 1000

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content)
