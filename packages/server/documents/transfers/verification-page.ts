import { readFileSync } from 'node:fs'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'

/** One HTML file that holds a round's record and the program that checks it: it opens from a disk, without a network. */
export function verificationPage(record: RoundRecord): string {
  const checks = read('verify-round.mjs')
  const page = read('verify-page.mjs').replace(/^import .*\n/, '')
  return [
    '<!doctype html>', '<html lang="zh-CN">', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(record.round.title)} · 核验</title>`, `<style>${style}</style>`, `<h1>${escaped(record.round.title)} · 核验</h1>`,
    '<p>本页自带数据与核验程序，不联网即可在浏览器里重算全部结果；程序不到 400 行，可查看网页源代码逐行阅读。 This page holds the data and the program that checks them; it needs no network, and its source can be read.</p>',
    '<h2>核验结果 Verdict</h2><div id="verdict" role="status"></div>', '<h2>公开要素 What was published</h2><dl id="facts"></dl>',
    '<h2>查本人 Look yourself up</h2><label>通知书上的代号 Your code <input id="code" autocomplete="off"></label><div id="teacher"></div>',
    '<h2>改一处试试 Change something and see</h2><p>改动下面任何一个分数、志愿或结果，再点“重新核验”，程序会指出不符之处。</p><textarea id="edit" rows="14" wrap="off" spellcheck="false" aria-label="round.json"></textarea><p><button id="again">重新核验 Check again</button></p>',
    `<script type="application/json" id="record">${JSON.stringify(record).replaceAll('<', String.raw`\u003c`)}</script>`,
    `<script type="module">\n${checks}\n${page}</script>`, '</html>', '',
  ].join('\n')
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

const style = 'body{font:16px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2933}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}.good{color:#135200;font-weight:600}.bad{color:#a8071a;font-weight:600}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;margin:.5rem 0}td{border:1px solid #d0d7de;padding:.25rem .6rem}textarea{width:100%;font:12px/1.4 monospace}@media(max-width:40rem){dl{grid-template-columns:1fr}}'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
