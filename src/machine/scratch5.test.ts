import { test } from 'vitest';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { compile } from '../engine/compile.ts';
import { createRun } from '../runtime/run.ts';
import { SimMachine } from './machine.ts';
const MACRO = `macro_rules! println { () => { std::sys::stdout_write(b"\\n") }; ($($t:tt)*) => { { let s = format!($($t)*); std::sys::stdout_write(s.as_bytes()); std::sys::stdout_write(b"\\n"); } } } `;
test('corpus', () => {
  const dir = '/work/shared/corpus/semantics-visible/';
  const pat = new RegExp(process.env['PAT'] ?? '^lang-');
  for (const f of readdirSync(dir).filter((x) => x.endsWith('.rs') && pat.test(x))) {
    if (!existsSync(dir + f.replace('.rs', '.stdout'))) continue;
    const raw = readFileSync(dir + f, 'utf8');
    const source = process.env['REALPRINT']
      ? (process.env['REALPRINT'] === '2' ? MACRO : '') + raw
      : MACRO +
        raw
          .replace(/#\[tokio::main[^\]]*\]\n/, '\n')
          .replace(
            /async fn main\(\)/,
            'fn main() { let mut f = std::boxed::Box::pin(amain()); let w = std::task::Waker::noop(); let mut cx = std::task::Context::from_waker(w); let mut n = 0; loop { n += 1; if n > 1000 { return; } if std::future::Future::poll(f.as_mut(), &mut cx).is_ready() { return; } } } async fn amain()',
          );
    const expected = readFileSync(dir + f.replace('.rs', '.stdout'), 'utf8');
    const t0 = performance.now();
    let res = '';
    try {
      const c = compile(source, { edition: 2021, testMode: false });
      if (!c.ok) {
        res =
          'COMPILE ' +
          [
            ...new Set(
              c.diagnostics
                .filter((d) => d.severity === 'error')
                .map(
                  (d) =>
                    `${d.code} ${d.message} «${source.slice(d.labels?.[0]?.span.start ?? 0, d.labels?.[0]?.span.end ?? 0).slice(0, 60)}»`,
                ),
            ),
          ]
            .slice(0, 4)
            .join(' | ');
      } else if (process.env['REALPRINT']) {
        const run = createRun(c.program, {
          seed: 0,
          schedule: '',
          clock: 'auto',
          flavor: undefined,
          workers: undefined,
          world: '',
          maxEvents: 1000000,
          costPerKiloStep: 0,
          testMode: false,
          detail: 'output',
          memoryLimit: 256 << 20,
        } as never);
        const r = run.advance(3e8);
        res =
          run.stdout === expected
            ? 'OK'
            : `DIFF ${r} ${JSON.stringify(run.end)} exit ${run.exitCode} ${run.machine
                .fibers()
                .map((fb) =>
                  run.machine
                    .stack(fb)
                    .slice(0, 8)
                    .map(
                      (f) =>
                        `\n  at ${f.name} ${c.program.sources.file(f.span.file).path}:${c.program.sources.lines(f.span.file).lineCol(f.span.start).line}`,
                    )
                    .join(''),
                )
                .join(
                  '\n --',
                )}\n--got\n${run.stdout.slice(0, 1500)}\n--want\n${expected.slice(0, 1500)}\n--stderr ${run.stderr.slice(0, 800)}`;
      } else {
        let out = '';
        const panics: string[] = [];
        const m = new SimMachine(c.program as never, {
          memoryLimit: 256 << 20,
          maxDepth: 20000,
          optimize: !process.env['NOOPT'],
          hooks: {
            statement() {},
            panic(_f, m) {
              panics.push(m);
            },
            coroutine() {},
          },
          intrinsics: {
            stdout_write: (call) => {
              out += new TextDecoder().decode(call.bytes(0));
            },
            stderr_write: () => undefined,
          },
        });
        const fiber = m.spawnFiber(m.program.fnPointer(c.program.checker.db.program.main as never, []) as never, []);
        const outcome = m.run(fiber, 3e8);
        res =
          out === expected
            ? 'OK'
            : `DIFF ${JSON.stringify(outcome)} ${panics.join('|')}\n${
                outcome.kind !== 'fiberDone'
                  ? m.api
                      .stack(fiber)
                      .map(
                        (f) =>
                          `  at ${f.name} ${c.program.sources.file(f.span.file).path}:${c.program.sources.lines(f.span.file).lineCol(f.span.start).line}`,
                      )
                      .slice(0, 6)
                      .join('\n')
                  : ''
              }\n--got\n${out.slice(0, 1500)}\n--want\n${expected.slice(0, 1500)}`;
      }
    } catch (e) {
      res = 'THROW ' + (e as Error).stack?.split('\n').slice(0, 8).join('\n');
    }
    console.log(f, (performance.now() - t0).toFixed(0) + 'ms', res);
  }
}, 6000000);
