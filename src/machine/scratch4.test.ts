import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { compile } from '../engine/compile.ts';
import { SimMachine } from './machine.ts';
import { viewText } from './inspect/text.ts';
test('scratch', () => {
  const source = readFileSync(process.env['RS'] ?? '/tmp/mach/i.rs', 'utf8');
  const c = compile(source, { edition: 2021, testMode: false });
  for (const d of c.diagnostics.slice(0, 20))
    console.log(
      d.severity,
      d.code,
      d.message,
      source.slice(d.labels?.[0]?.span.start ?? 0, d.labels?.[0]?.span.end ?? 0).slice(0, 80),
    );
  if (!c.ok) return;
  const m = new SimMachine(c.program as never, {
    memoryLimit: 256 << 20,
    maxDepth: 20000,
    hooks: {
      statement() {},
      panic(_f, m) {
        console.log('PANIC', m);
      },
      coroutine(e, a) {
        console.log(e, a);
      },
    },
    intrinsics: {
      stdout_write: (call) => {
        const top = m.api.stack(call.fiber).find((f) => f.user);
        if (!top) return;
        console.log(top.name);
        for (const l of m.api.frameLocals(top)) console.log('  ', l.name, ':', l.type, '=', viewText(l.value));
        const fr = (
          m as never as {
            fiberList: { frames: { fn: { locals: { name: string; ty: never; offset: number }[] }; fpw: number }[] }[];
          }
        ).fiberList[0]!.frames[top.depth]!;
        const f = fr.fn.locals.find((l) => l.name === 'f');
        if (f) {
          const ty = f.ty as unknown as { args: { ty: { args: { ty: never }[] } }[] };
          const co = ty.args[0]!.ty.args[0]!.ty;
          console.log(
            JSON.stringify(m.api.coroutineState(m.memory.u32((fr.fpw << 2) + f.offset), co), (k, v) =>
              k === 'ty' || k === 'span' ? undefined : v,
            ),
          );
        }
      },
    },
  });
  const fiber = m.spawnFiber(m.program.fnPointer(c.program.checker.db.program.main as never, []) as never, []);
  console.log(JSON.stringify(m.run(fiber, 1e9)));
  for (const t of m.program.traps) console.log('TRAP', t.what);
}, 600000);
