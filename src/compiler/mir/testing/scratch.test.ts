import { it } from 'vitest';
import { performance } from 'node:perf_hooks';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { buildLibrary, buildProgram } from '../../hir/index.ts';
import { createChecker } from '../../types/index.ts';
import { libraryCrates } from '../../../rustlib/manifest.ts';
import { createMirDb } from '../index.ts';
import type { DefId } from '../../hir/hir.ts';
it('builds the library', () => {
  const library = buildLibrary(libraryCrates);
  const program = buildProgram(library, 'fn main() {}', { edition: 2021, testMode: false });
  const checker = createChecker(program);
  const mir = createMirDb(checker);
  let n = 0, bodies = 0, none = 0;
  const errors = new Map<string, number>();
  const t = performance.now();
  let tm = 0;
  for (let id = 0; id < library.session.nDefs; id++) {
    let def; try { def = program.def(id as DefId); } catch { continue; }
    if (def.kind !== 'fn' && def.kind !== 'const' && def.kind !== 'static') continue;
    try {
      if (def.kind === 'fn' && def.body === undefined) continue;
      checker.check(id as DefId);
      const t0 = performance.now();
      const body = mir.body(id as DefId);
      tm += performance.now() - t0;
      n++;
      if (body === undefined) none++; else bodies += body.blocks.length;
    } catch (e) {
      const key = String((e as Error).message).slice(0, 100) + ' ' + String((e as Error).stack).split('\n').slice(1, 4).map((x) => x.trim().replace(/.*compiler/, '').slice(0, 60)).join(' < ');
      errors.set(key, (errors.get(key) ?? 0) + 1);
      if ((errors.get(key) ?? 0) === 1) console.log(program.pathOf(id as DefId), key);
    }
  }
  console.log({ n, bodies, none, ms: performance.now() - t, tm });
  console.log([...errors].sort((a, b) => b[1] - a[1]).slice(0, 20));
});
