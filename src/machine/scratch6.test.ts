import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { compile } from '../engine/compile.ts';
test('which', () => {
  for (const file of (process.env['FILES'] ?? '').split(',')) {
    const source = readFileSync(file, 'utf8');
    const c = compile(source, { edition: 2021, testMode: false });
    const main = c.program.checker.db.program.main;
    if (main === undefined) {
      console.log('no main');
      continue;
    }
    const db = c.program.checker.db;
    const thir = c.program.checker.check(main).thir;
    const seen = new Set<unknown>();
    const bad: string[] = [];
    const visit = (e: unknown, depth: number): void => {
      if (typeof e !== 'object' || e === null || seen.has(e)) return;
      seen.add(e);
      const o = e as {
        kind?: string;
        ty?: { flags?: { hasError?: boolean } };
        span?: { file: number; start: number; end: number };
      };
      if (o.ty?.flags?.hasError && o.span)
        bad.push(
          `${o.kind} ${db.printTy(o.ty as never)} ${o.span.file === 0 ? source.slice(o.span.start, o.span.end).slice(0, 100) : `lib ${o.span.file}:${o.span.start}`}`,
        );
      for (const v of Object.values(e)) {
        if (Array.isArray(v)) v.forEach((x) => visit(x, depth + 1));
        else if (typeof v === 'object' && v !== null && !('flags' in v && 'id' in v)) visit(v, depth + 1);
      }
    };
    visit(thir.value, 0);
    console.log(file, thir.hasErrors, bad.slice(-6));
  }
}, 600000);
