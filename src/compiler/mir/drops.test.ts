//! Drop order and temporaries' lifetimes, read off MIR (RS-5 to RS-14).
import { describe, expect, it } from 'vitest';
import { need } from '../../base/assert.ts';
import type { Body, LocalIdx, Operand } from './mir.ts';
import { closures, world } from './testing/harness.ts';
import type { DefId } from '../hir/hir.ts';

const PRELUDE = `
struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
impl D { fn get(&self) -> i32 { 0 } fn opt(&self) -> Option<i32> { None } fn me(&self) -> &D { self } }
fn d(n: i32) -> D { D(n) }
fn mark(n: i32) {}
fn cond() -> bool { true }
async fn wait() {}
`;

/** What happens on the path where every bool call answers `answer`: drops (by variable or the constant it was made with) and marks. */
function trace(body: Body, answer: boolean, startAt: number | undefined = undefined): string {
  const events: string[] = [];
  const names = new Map<LocalIdx, string>();
  const ints = new Map<LocalIdx, bigint>();
  const value = (operand: Operand): bigint | undefined =>
    operand.kind === 'const'
      ? operand.value.kind === 'int'
        ? operand.value.value
        : undefined
      : operand.place.proj.length === 0
        ? ints.get(operand.place.local)
        : undefined;
  let at = startAt ?? 0;
  for (let steps = 0; steps < 500; steps++) {
    const block = need(body.blocks[at], 'block');
    for (const stmt of block.stmts) {
      if (stmt.kind !== 'assign' || stmt.place.proj.length > 0) continue;
      if (stmt.value.kind === 'use') {
        const n = value(stmt.value.operand);
        if (n !== undefined) ints.set(stmt.place.local, n);
        const from = stmt.value.operand;
        const moved = from.kind === 'const' ? undefined : names.get(from.place.local);
        if (moved !== undefined) names.set(stmt.place.local, moved);
      } else if (stmt.value.kind === 'discriminant') ints.set(stmt.place.local, answer ? 1n : 0n);
    }
    const { term } = block;
    const show = (local: LocalIdx): string => body.locals[local]?.name ?? names.get(local) ?? '?';
    switch (term.kind) {
      case 'goto':
        at = term.target;
        break;
      case 'drop':
        events.push(
          show(term.place.local) +
            term.place.proj.map((p) => (p.kind === 'field' ? `.${p.index}` : p.kind === 'deref' ? '*' : '')).join('') +
            (term.boxOnly === true ? '!' : ''),
        );
        at = term.target;
        break;
      case 'call': {
        const def = term.func.kind === 'const' && term.func.value.kind === 'fn' ? term.func.value.def : undefined;
        const arg = term.args[0] === undefined ? undefined : value(term.args[0]);
        const name = def === undefined ? '' : need(current.get(def), 'callee');
        if (name === 'mark') events.push(`#${arg ?? '?'}`);
        if (name === 'd') names.set(term.dest.local, `t${arg ?? '?'}`);
        if (name === 'drop') events.push('moved');
        if (name === 'cond') ints.set(term.dest.local, answer ? 1n : 0n);
        if (term.target === undefined) return events.join(' ');
        at = term.target;
        break;
      }
      case 'assert':
        at = term.target;
        break;
      case 'switch': {
        const n = value(term.operand) ?? 0n;
        const i = term.values.indexOf(n);
        at = i < 0 ? term.otherwise : need(term.targets[i], 'target');
        break;
      }
      default:
        return events.join(' ');
    }
  }
  return events.join(' ');
}

let current = new Map<DefId, string>();

function drops(
  code: string,
  options: { edition?: 2021 | 2024; answer?: boolean; closure?: number; fn?: string } = {},
): string {
  const w = world(PRELUDE + code + '\nfn main() {}', options.edition ?? 2021);
  expect(w.early.map((it) => it.message)).toEqual([]);
  const { program } = w.checker.db;
  current = new Map();
  const original = program.def.bind(program);
  const def =
    options.closure === undefined
      ? w.def(options.fn ?? 'f')
      : need(closures(w).filter((it) => original(it).krate === 'main')[options.closure], 'closure');
  const body = need(w.mir.body(def), 'body');
  for (const block of body.blocks) {
    const { term } = block;
    if (term.kind === 'call' && term.func.kind === 'const' && term.func.value.kind === 'fn')
      current.set(term.func.value.def, program.def(term.func.value.def).name);
  }
  return trace(body, options.answer ?? true);
}

describe('locals and parameters (RS-5)', () => {
  it('drops in reverse order, parameters last', () => {
    expect(drops('fn f(p: D, q: D) { let a = d(1); let b = d(2); mark(1); }')).toBe('#1 b a q p');
  });
  it('shadowing does not drop', () => {
    expect(drops('fn f() { let a = d(1); let a = d(2); mark(1); }')).toBe('#1 a a');
  });
  it('assignment drops the old value after computing the new one', () => {
    expect(drops('fn f() { let mut a = d(1); a = d(2); mark(1); }')).toBe('a #1 a');
  });
  it('a moved variable is not dropped; a conditionally moved one by its flag (RS-7)', () => {
    expect(drops('fn f() { let a = d(1); drop(a); mark(1); }')).toBe('moved #1');
    expect(drops('fn f() { let a = d(1); if cond() { drop(a); } mark(1); }', { answer: true })).toBe('moved #1');
    expect(drops('fn f() { let a = d(1); if cond() { drop(a); } mark(1); }', { answer: false })).toBe('#1 a');
  });
  it('conditional initialisation', () => {
    expect(drops('fn f() { let a; if cond() { a = d(1); } mark(1); }', { answer: true })).toBe('#1 a');
    expect(drops('fn f() { let a; if cond() { a = d(1); } mark(1); }', { answer: false })).toBe('#1');
  });
  it('the fields left after a partial move (RS-13)', () => {
    expect(drops('struct P { x: D, y: D, z: D } fn f(p: P) { let m = p.y; mark(1); }')).toBe('#1 m p.0 p.2');
    expect(drops('fn f() { let (x, _) = (d(1), d(2)); mark(1); }')).toBe('?.1 #1 x');
  });
  it('a box whose content was moved out frees its memory only', () => {
    expect(drops('fn f(b: Box<D>) { let m = *b; mark(1); }')).toBe('#1 m b!');
    expect(drops('fn f(b: Box<(D, D)>) { let m = b.0; mark(1); }')).toBe('#1 m b*.1 b!');
  });
  it('return and break leave scopes', () => {
    expect(drops('fn f() { let a = d(1); { let b = d(2); if cond() { return; } } mark(9); }')).toBe('b a');
    expect(drops('fn f() { let a = d(1); loop { let b = d(2); if cond() { break; } } mark(9); }')).toBe('b #9 a');
    expect(drops("fn f() { 'o: { let b = d(2); if cond() { break 'o; } mark(1); } mark(9); }")).toBe('b #9');
  });
});

describe('temporaries (RS-8 to RS-12)', () => {
  it('die at the end of the statement', () => {
    expect(drops('fn f() { let n = d(1).get(); mark(1); }')).toBe('t1 #1');
    expect(drops('fn f() { let _ = d(1); mark(1); }')).toBe('t1 #1');
    expect(drops('fn f() { let _x = d(1); mark(1); }')).toBe('#1 _x');
  });
  it('are extended by let', () => {
    expect(drops('fn f() { let r = &d(1); mark(1); }')).toBe('#1 t1');
    expect(drops('fn f() { let r = (&d(1), 5); mark(1); }')).toBe('#1 t1');
    expect(drops('fn f() { let r = { mark(0); &d(1) }; mark(1); }')).toBe('#0 #1 t1');
    expect(drops('fn f() { let r = d(1).me(); mark(1); }')).toBe('t1 #1');
    expect(drops('fn f() { let ref r = d(1); mark(1); }')).toBe('#1 t1');
  });
  it('of conditions and operands die there', () => {
    expect(drops('fn f() { if d(1).get() == 0 { mark(1); } else { mark(2); } }', { answer: true })).toMatch(/^t1 #/);
    expect(drops('fn f() { let b = cond() && d(1).get() == 0; mark(1); }')).toBe('t1 #1');
  });
  it('of a match scrutinee live to the end of the statement', () => {
    expect(drops('fn f() { match d(1).get() { _ => mark(1) }; mark(2); }')).toBe('#1 t1 #2');
  });
  it('of if let: before else in 2024, after it in 2021 (RS-11)', () => {
    const code = 'fn f() { if let Some(_) = d(1).opt() { mark(1); } else { mark(2); } mark(3); }';
    expect(drops(code, { edition: 2021, answer: false })).toBe('#2 t1 #3');
    expect(drops(code, { edition: 2024, answer: false })).toBe('t1 #2 #3');
    expect(drops(code, { edition: 2021, answer: true })).toBe('#1 t1 #3');
    expect(drops(code, { edition: 2024, answer: true })).toBe('#1 t1 #3');
  });
  it('of let else die before the else block', () => {
    expect(drops('fn f() { let Some(_) = d(1).opt() else { mark(2); return }; mark(3); }', { answer: false })).toBe(
      't1 #2',
    );
  });
  it('of a tail expression: after the locals in 2021, before them in 2024 (RS-12)', () => {
    const code = 'fn f() -> i32 { let a = d(1); d(2).get() }';
    expect(drops(code, { edition: 2021 })).toBe('a t2');
    expect(drops(code, { edition: 2024 })).toBe('t2 a');
  });
});

describe('async (RS-2, RS-6)', () => {
  it('drops locals, then all parameters in reverse', () => {
    expect(drops('async fn f(p: D, _: D, q: D) { let a = d(1); mark(1); }', { closure: 1 })).toBe('#1 a q __arg1 p');
  });
  it('captures of an async block drop after its locals, in order', () => {
    expect(
      drops('fn f(p: D, q: D) { let x = async move { let a = d(1); p.get(); q.get(); mark(1); }; }', { closure: 1 }),
    ).toBe('#1 a ?*.0 ?*.1');
  });
  it('holds what is in scope at a suspension', () => {
    const w = world(
      `${PRELUDE} async fn f(p: D) { let a = d(1); let b = d(2); drop(b); wait().await; mark(1); } fn main() {}`,
    );
    const def = need(closures(w)[1], 'coroutine');
    const body = need(w.mir.body(def), 'body');
    const point = need(body.suspends[0], 'suspension');
    expect(point.live.map((local) => body.locals[local]?.name ?? 'future')).toEqual(['p', 'a', 'future']);
    const suspend = need(
      body.blocks.find((block) => block.term.kind === 'suspend'),
      'suspend',
    );
    const drop = suspend.term.kind === 'suspend' ? suspend.term.drop : undefined;
    expect(trace(body, true, drop)).toBe('? a p');
  });
});
