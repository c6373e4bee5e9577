import { test } from 'vitest';
import { compile } from '../engine/compile.ts';
test('lib errors', () => {
  const c = compile('fn main() {}', { edition: 2021, testMode: false });
  const db = c.program.checker.db;
  const pat = new RegExp(process.env['DEF'] ?? '^tokio::runtime');
  for (let id = 0; id < db.program.nLibraryDefs; id++) {
    const d = db.program.def(id as never) as { kind: string; body?: unknown; name: string };
    if (d.kind !== 'fn' || d.body === undefined) continue;
    const path = db.program.pathOf(id as never);
    if (!pat.test(path)) continue;
    try {
      const k = c.program.checker.check(id as never);
      if (k.thir.hasErrors || k.diagnostics.length)
        console.log(
          path,
          k.thir.hasErrors,
          k.diagnostics
            .slice(0, 3)
            .map(
              (x) =>
                `${x.message} @${c.program.sources.file(x.labels[0]?.span.file ?? (0 as never)).path}:${c.program.sources.lines(x.labels[0]?.span.file ?? (0 as never)).lineCol(x.labels[0]?.span.start ?? 0).line} ${x.labels.map((l) => l.text).join('; ')}`,
            ),
        );
    } catch (e) {
      console.log(path, 'THROW', (e as Error).message);
    }
  }
}, 600000);
