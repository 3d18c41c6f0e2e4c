import { readFileSync, readdirSync, statSync } from 'node:fs'
import { readSource } from './src/readers/read.ts'
import { Located } from './src/text/located.ts'
import { isProblem } from './src/text/problem.ts'
const walk = function*(d: string): Generator<string> { let es; try { es = readdirSync(d,{withFileTypes:true}) } catch { return } for (const e of es) { const p = d+'/'+e.name; if (/google/.test(p)) continue; if (e.isDirectory()) yield* walk(p); else if (e.isFile() && /\.(json|ya?ml|log|jsonl|ndjson)$/.test(e.name)) yield p } }
const t: Record<string,number>={}
for (const root of process.argv.slice(2)) for (const p of walk(root)) { if (statSync(p).size > 2e6) continue
  const t0=performance.now(); const r = await readSource({path:p, located: Located.file(readFileSync(p,'utf8'))},{}); const ms=performance.now()-t0
  if (ms>1500) console.log('SLOW', p, ms)
  const k = !r?'none':isProblem(r)?'problem':r.format; t[k]=(t[k]??0)+1
  if (k==='problem' && r && isProblem(r)) console.log(k,p,r.problem)
  if (!['none','problem','text'].includes(k)) console.log(k,p, r && !isProblem(r)? [...r.conversations].length:'') }
console.log(t)
