import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { compile } from '../engine/compile.ts';
import { SimMachine } from './machine.ts';
import { printMir } from '../compiler/mir/index.ts';
import { listing } from './codegen/asm.ts';

test('scratch', () => {
  const source = readFileSync(process.env['RS'] ?? '/tmp/mach/r.rs', 'utf8');
  const t0 = performance.now();
  const c = compile(source, { edition: 2021, testMode: false });
  console.log('compiled', (performance.now() - t0).toFixed(0), 'ms');
  for (const d of c.diagnostics.slice(0, 20))
    console.log(
      d.severity,
      d.code,
      d.message,
      source.slice(d.labels?.[0]?.span.start ?? 0, d.labels?.[0]?.span.end ?? 0).slice(0, 80),
    );
  {
    const mainDef = c.program.checker.db.program.main;
    if (mainDef !== undefined) {
      const k = c.program.checker.check(mainDef);
      console.log(
        'main hasErrors',
        k.thir.hasErrors,
        k.diagnostics.map((d) => d.message),
      );
    }
  }
  if (!c.ok) return;
  const times: Record<string, [number, number]> = {};
  let depth = 0;
  const wrap = (o: never, names: string[], tag: string) => {
    for (const n of names) {
      const f = (o as never)[n] as (...a: unknown[]) => unknown;
      (o as Record<string, unknown>)[n] = function (this: unknown, ...a: unknown[]) {
        const t = performance.now();
        depth++;
        try {
          return f.apply(o, a);
        } finally {
          depth--;
          const e = (times[tag + n] ??= [0, 0]);
          e[0]++;
          if (depth === 0) e[1] += performance.now() - t;
        }
      };
    }
  };
  wrap(c.program.mir as never, ['body'], 'mir.');
  wrap(
    c.program.checker.mono as never,
    [
      'instantiate',
      'instantiateArgs',
      'resolveInstance',
      'resolveConst',
      'needsDrop',
      'isCopy',
      'dropImpl',
      'evalConst',
      'coerceUnsizedField',
    ],
    'mono.',
  );
  wrap(c.program.checker.db as never, ['fieldTys', 'predicatesOf', 'closureInfo'], 'db.');
  const t1 = performance.now();
  const out: string[] = [];
  const m = new SimMachine(c.program as never, {
    memoryLimit: 256 << 20,
    maxDepth: 20000,
    optimize: !process.env['NOOPT'],
    hooks: {
      statement() {},
      panic(_f, m) {
        console.log('PANIC', m);
      },
      coroutine() {},
    },
    intrinsics: {
      stdout_write: (call) => {
        out.push(new TextDecoder().decode(call.bytes(0)));
      },
      stderr_write: (call) => {
        out.push('E:' + new TextDecoder().decode(call.bytes(0)));
      },
    },
  });
  const main = c.program.checker.db.program.main;
  const session = new Session();
  session.connect();
  if (process.env['PROF']) {
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 500 });
    session.post('Profiler.start');
  }
  const fiber = m.spawnFiber(m.program.fnPointer(main as never, []) as never, []);
  const outcome = m.run(fiber, 1e9);
  if (process.env['PROF'])
    session.post('Profiler.stop', (_e, { profile }) => {
      const self = new Map<string, number>();
      const byId = new Map(profile.nodes.map((n) => [n.id, n]));
      const parent = new Map<number, number>();
      for (const n of profile.nodes) for (const ch of n.children ?? []) parent.set(ch, n.id);
      const total = new Map<string, number>();
      const dt = profile.timeDeltas ?? [];
      (profile.samples ?? []).forEach((id, i) => {
        const n = byId.get(id);
        if (!n) return;
        const k =
          n.callFrame.functionName +
          ' ' +
          n.callFrame.url.split('/').slice(-2).join('/') +
          ':' +
          n.callFrame.lineNumber;
        self.set(k, (self.get(k) ?? 0) + (dt[i] ?? 0));
        const seen = new Set<string>();
        for (let a: number | undefined = id; a !== undefined; a = parent.get(a)) {
          const f = byId.get(a);
          if (!f) break;
          const kk = f.callFrame.functionName + ' ' + f.callFrame.url.split('/').slice(-2).join('/');
          if (!seen.has(kk)) {
            seen.add(kk);
            total.set(kk, (total.get(kk) ?? 0) + (dt[i] ?? 0));
          }
        }
      });
      console.log(
        'SELF\n' +
          [...self]
            .sort((a, b) => b[1] - a[1])
            .slice(0, 25)
            .map(([k, v]) => (v / 1000).toFixed(0) + ' ' + k)
            .join('\n'),
      );
      console.log(
        'TOTAL\n' +
          [...total]
            .sort((a, b) => b[1] - a[1])
            .slice(0, 60)
            .map(([k, v]) => (v / 1000).toFixed(0) + ' ' + k)
            .join('\n'),
      );
    });
  console.log(
    JSON.stringify(outcome),
    (performance.now() - t1).toFixed(0),
    'ms',
    'steps',
    m.steps,
    'fns',
    m.fns.length,
  );
  if (outcome.kind !== 'fiberDone')
    for (const f of m.api.stack(fiber))
      console.log(
        '  at',
        f.name,
        f.span.file,
        c.program.sources.file(f.span.file).path,
        c.program.sources.lines(f.span.file).lineCol(f.span.start).line,
      );
  console.log(
    Object.entries(times)
      .map(([k, v]) => `${k} ${v[0]} ${v[1].toFixed(0)}ms`)
      .join(', '),
  );
  console.log(out.join(''));
  for (const f of m.fns) {
    if (f.failure) console.log('FAILED', f.name, f.failure.what);
    if (process.env['LIST'] && f.name.includes(process.env['LIST'])) console.log(f.name + '\n' + listing(f.code));
  }
  for (const t of m.program.traps) console.log('TRAP', t.what);
  if (process.env['MIR'])
    for (const f of m.fns)
      if (f.scope.def !== undefined && f.name.includes(process.env['MIR'])) {
        const b = c.program.mir.body(f.scope.def);
        if (b) console.log(printMir(c.program.checker.db, b));
      }
}, 600000);
