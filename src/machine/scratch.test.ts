import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { compile } from '../engine/compile.ts';
import { createRun } from '../runtime/run.ts';

test('scratch', () => {
  const source = readFileSync(process.env['RS'] ?? '/tmp/mach/a.rs', 'utf8');
  const t0 = performance.now();
  const c = compile(source, { edition: 2021, testMode: false });
  console.log('compiled', (performance.now() - t0).toFixed(0), 'ms');
  for (const d of c.diagnostics.slice(0, 20))
    console.log(
      d.severity,
      d.code,
      d.message,
      JSON.stringify(d.labels?.[0]?.span ?? ''),
      source.slice(d.labels?.[0]?.span.start ?? 0, d.labels?.[0]?.span.end ?? 0).slice(0, 80),
    );
  if (!c.ok) return;
  const t1 = performance.now();
  const run = createRun(c.program, {
    seed: 0,
    schedule: '',
    clock: 'auto',
    flavor: undefined,
    workers: undefined,
    world: '',
    maxEvents: 100000,
    costPerKiloStep: 0,
    testMode: false,
    detail: 'output',
    memoryLimit: 256 << 20,
  } as never);
  const r = run.advance(Number(process.env['STEPS'] ?? 1e9));
  console.log(
    r,
    JSON.stringify(run.end),
    run.exitCode,
    'steps',
    run.machine.steps,
    (performance.now() - t1).toFixed(0),
    'ms',
  );
  console.log('--stdout\n' + run.stdout);
  console.log('--stderr\n' + run.stderr);
}, 600000);
