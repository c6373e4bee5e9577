import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { runSource } from './testing/run.ts';
import { printMir } from '../compiler/mir/index.ts';
import { listing } from './codegen/asm.ts';
test('scratch', () => {
  const t0 = performance.now();
  const r = runSource(readFileSync(process.env['RS'] ?? '/tmp/mach/a.rs', 'utf8'));
  console.log(
    JSON.stringify({ out: r.out, outcome: r.outcome, panics: r.panics, events: r.events }),
    (performance.now() - t0).toFixed(0),
  );
  for (const f of r.machine.fns) {
    if (f.failure) console.log('FAILED', f.name, f.failure.what);
    if (process.env['LIST'] && f.name.includes(process.env['LIST'])) console.log(f.name + '\n' + listing(f.code));
  }
  if (process.env['MIR'])
    for (const d of r.machine.program.mono.db.program.userBodies) {
      const b = (r.machine as never as { input: { mir: { body(d: unknown): never } } }).input.mir.body(d);
      if (b) console.log(printMir(r.machine.program.mono.db, b));
    }
  for (const t of r.machine.program.traps) console.log('TRAP', t.what);
}, 600000);
