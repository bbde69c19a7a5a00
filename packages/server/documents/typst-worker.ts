import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CompiledPdf, PdfReply, PdfTask, SourceFiles } from './typst.ts'
import { familiesOf, fontFolders } from './fonts.ts'

/** The thread that `compilePdf` starts: one compiler, made once, since finding the machine's fonts takes most of the time. */
const compiler = NodeCompiler.create({ workspace: '/junheng-document', fontArgs: [{ fontPaths: fontFolders(process.env) }] })
/** What was worked out for a document is forgotten after so many others. */
const remembered = 5

parentPort?.on('message', (task: PdfTask) => parentPort?.postMessage(replyTo(task), []))

function replyTo({ id, source, files }: PdfTask): PdfReply {
  try {
    return { id, ...set(source, files) }
  } catch (error) {
    return { id, fault: String(error) }
  }
}

function set(source: string, files: SourceFiles): CompiledPdf {
  for (const [name, content] of Object.entries(files)) compiler.mapShadow(`/junheng-document/${name}`, Buffer.from(content))
  try {
    const compiled = compiler.compile({ mainFileContent: source, resetRead: true })
    if (compiled.result === null) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'))
    const pdf = compiler.pdf(compiled.result)
    return { pdf: new Uint8Array(pdf), fonts: familiesOf(pdf) }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(remembered)
  }
}
