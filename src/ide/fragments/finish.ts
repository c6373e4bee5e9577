//! Once every type is known: bodies for what was made up, values for variables, and a `main` that calls the fragment.
import type { Def, DefId, FnDef } from '../../compiler/hir/hir.ts';
import type { Checker } from '../../compiler/types/api.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import type { Cx } from './context.ts';
import type { Shape } from './shape.ts';
import { indent } from './shape.ts';
import { ANY_VALUE, VARIABLE } from './stubs.ts';
import type { FnStub } from './stubs.ts';
import { print } from './type-text.ts';
import { Tokens } from './tokens.ts';
import { Values } from './values.ts';
import { nounOf } from './words.ts';

/** How long a made-up call takes, in ms: not all the same, so that their order shows. */
const MILLIS = [120, 80, 150, 60, 100];

function userFns(checker: Checker): readonly FnDef[] {
  return checker.db.program.userBodies.flatMap((id) => {
    const def = checker.db.program.def(id);
    return def.kind === 'fn' ? [def] : [];
  });
}

/** Constructors that were made up: they are made of literals, not by themselves. */
function madeUp(cx: Cx): ReadonlySet<string> {
  return new Set(cx.stubs.fns.filter((f) => f.name === 'new').map((f) => f.owner ?? ''));
}

/** What a function's body has to give. */
function outputOf(checker: Checker, fn: FnDef): Ty {
  const sink = { report: () => undefined };
  return fn.sig.isAsync ? checker.db.lowerTy(fn.sig.ret, fn.id, undefined, sink) : checker.db.fnSig(fn.id).ret;
}

function ownerOf(checker: Checker, fn: FnDef): string | undefined {
  if (fn.assoc === undefined) return undefined;
  const self = checker.db.typeOf(fn.assoc.container);
  return self.kind === 'adt' ? checker.db.program.def(self.def).name : undefined;
}

function moduleOf(checker: Checker, fn: FnDef): string {
  const names: string[] = [];
  for (let at: DefId | undefined = checker.db.program.moduleOf(fn.id); at !== undefined;) {
    const def: Def = checker.db.program.def(at);
    if (def.parent === undefined) break;
    names.unshift(def.name);
    at = def.parent;
  }
  return names.join('::');
}

/** Bodies and values for everything that was made up. */
export function giveBodies(cx: Cx, checker: Checker): void {
  const values = new Values(checker, new Map(), madeUp(cx));
  const fns = userFns(checker);
  let n = 0;
  for (const stub of cx.stubs.fns) {
    const def = fns.find(
      (f) => f.name === stub.name && ownerOf(checker, f) === stub.owner && moduleOf(checker, f) === stub.module,
    );
    const value = def === undefined ? undefined : values.of(outputOf(checker, def), nounOf(stub.name));
    stub.body = bodyText(stub, value, MILLIS[n++ % MILLIS.length] ?? 100, print(cx.holes.resolve(stub.ret)) === '()');
  }
  for (const [i, variable] of cx.stubs.vars.entries()) {
    const place = fns.find((f) => f.name === `${VARIABLE}${String(i)}`);
    const value = place === undefined ? undefined : values.of(outputOf(checker, place), hintFor(cx, variable.name));
    variable.value = variable.at === undefined ? value?.replace('.to_string()', '') : value;
  }
}

/** `assert_eq!(result, expected)`: what is expected is what the call gives that `result` comes from. */
function hintFor(cx: Cx, name: string): string {
  const { text } = cx.base;
  const other = new RegExp(`assert_eq!\\(\\s*(\\w+)[^,]*,\\s*${name}\\b`).exec(text)?.[1];
  const made = other === undefined ? undefined : (new RegExp(`let ${other}\\b[^=;]*= (?:\\w+::)*(\\w+)\\(`).exec(text)?.[1] ?? other); // prettier-ignore
  const isCall = cx.stubs.fns.some((f) => f.name === made);
  return made !== undefined && isCall ? nounOf(made) : name.toLowerCase();
}

function bodyText(stub: FnStub, value: string | undefined, millis: number, isUnit: boolean): string {
  const wait = `tokio::time::sleep(std::time::Duration::from_millis(${String(millis)})).await;`;
  const lines = stub.isAsync ? [wait] : [];
  if (value === undefined) lines.push(`todo!("a value to return from ${stub.name}")`);
  else if (stub.exhausted && value.startsWith('Some(')) {
    lines.unshift('static LEFT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(3);');
    lines.push(
      'let more = LEFT.fetch_update(std::sync::atomic::Ordering::Relaxed, std::sync::atomic::Ordering::Relaxed, |left| left.checked_sub(1));',
      `more.ok().map(|_| ${value.slice(5, -1)})`,
    );
  } else if (!isUnit) lines.push(value);
  return lines.join('\n');
}

/** Puts bodies where the fragment has only a comment. */
export function fillHollows(cx: Cx, checker: Checker): void {
  const values = new Values(checker, new Map(), madeUp(cx));
  for (;;) {
    const at = cx.base.text.indexOf(ANY_VALUE);
    if (at < 0) return;
    const text = hollowBody(cx, checker, values, at);
    // The comment that stood there stays in front.
    cx.base.edit(at, at + ANY_VALUE.length, text, cx.stubs);
  }
}

function hollowBody(cx: Cx, checker: Checker, values: Values, at: number): string {
  const place = new Tokens(cx.base.text).enclosing(at);
  const line = cx.base.text.slice(cx.base.text.lastIndexOf('\n', at) + 1, at);
  const space = /^ */.exec(line)?.[0] ?? '';
  const fn =
    place === undefined ? undefined : userFns(checker).find((f) => f.name === place.name && f.sig.params.length >= 0);
  if (fn === undefined || place === undefined) return ' todo!() ';
  const between = cx.base.text.slice(place.open, at);
  const inAsync = /\basync\b/.test(between);
  const output = outputOf(checker, fn);
  const made = values.of(output, nounOf(fn.name));
  const value = made === undefined ? 'todo!()' : inAsync && made.startsWith('async { ') ? made.slice(8, -2) : made;
  if (!fn.sig.isAsync && !inAsync) return value;
  return `tokio::time::sleep(std::time::Duration::from_millis(100)).await;${line.trim() === '' ? `\n${space}` : ' '}${value}`;
}

// ------------------------------------------------------------------ main

interface Call {
  readonly line: string;
  readonly isAsync: boolean;
}

/** The text of a `main` that calls what nothing else in the fragment calls; and what could not be called. */
export function mainFor(
  cx: Cx,
  checker: Checker,
  shape: Shape,
): { readonly text: string; readonly skipped: readonly string[] } {
  const stubNames = new Set(cx.stubs.fns.map((f) => `${f.owner ?? ''}::${f.name}`));
  const fns = userFns(checker).filter(
    (f) => !stubNames.has(`${ownerOf(checker, f) ?? ''}::${f.name}`) && !f.name.startsWith('__'),
  );
  const calledNames = called(cx, fns);
  const skipped: string[] = [];
  const calls: Call[] = [];
  const values = new Values(checker, takersOf(checker, fns), madeUp(cx));
  const free = fns.filter(
    (f) => f.assoc === undefined && f.name !== 'main' && f.name !== 'fragment' && isReachable(checker, f),
  );
  const roots = free.filter((f) => !calledNames.has(f.name) && !/^(tests?)$/.test(moduleOf(checker, f)));
  for (const fn of roots) {
    const call = callOf(checker, values, fn, '');
    if (call === undefined) skipped.push(fn.name);
    else calls.push(call);
  }
  if (calls.length === 0) calls.push(...methodCalls(checker, values, fns, calledNames, skipped));
  for (const part of shape.parts) if (part.runs) calls.push({ line: part.fallible ? `${part.name}::run().await.ok();` : `${part.name}::run().await;`, isAsync: true }); // prettier-ignore
  const body = calls.map((c) => c.line).join('\n');
  if (calls.length === 0) return { text: '\nfn main() {}\n', skipped };
  return { text: `\n#[tokio::main]\nasync fn main() {\n${indent(body)}\n}\n`, skipped };
}

function isReachable(checker: Checker, fn: FnDef): boolean {
  const parent = fn.parent === undefined ? undefined : checker.db.program.def(fn.parent);
  return parent === undefined || parent.kind === 'mod';
}

/** Names that some function of the fragment calls. */
function called(cx: Cx, fns: readonly FnDef[]): ReadonlySet<string> {
  const tokens = new Tokens(cx.base.text);
  const out = new Set<string>();
  for (const fn of fns) {
    for (const i of tokens.list.keys())
      if (
        tokens.word(i) === fn.name &&
        tokens.word(i - 1) !== 'fn' &&
        (tokens.kind(i + 1) === '(' || tokens.kind(i - 1) === '(') &&
        !isInside(tokens, i, fn.name)
      )
        out.add(fn.name);
  }
  return out;
}

function isInside(tokens: Tokens, i: number, name: string): boolean {
  return tokens.enclosing(tokens.list[i]?.span.start ?? 0)?.name === name;
}

/** Async functions of the fragment with one parameter, by its type. */
function takersOf(checker: Checker, fns: readonly FnDef[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const fn of fns) {
    const param = checker.db.fnSig(fn.id).params[0];
    if (fn.assoc === undefined && fn.sig.isAsync && fn.sig.params.length === 1 && param?.kind === 'adt') {
      const name = checker.db.program.def(param.def);
      if (name.krate === 'main') out.set(checker.db.printTy(param), fn.name);
    }
  }
  return out;
}

function pathTo(checker: Checker, fn: FnDef): string {
  const module = moduleOf(checker, fn);
  return module === '' ? fn.name : `${module}::${fn.name}`;
}

function callOf(checker: Checker, values: Values, fn: FnDef, receiver: string): Call | undefined {
  const generic = fn.generics.params.some((p) => p.kind === 'type');
  const names = fn.sig.params.map((p) => p.name.replace(/^mut /, ''));
  const isMethod = receiver !== '';
  const all = generic ? values.genericArgs(fn.id, names) : isMethod ? values.args(sigWithoutSelf(checker, fn), names.slice(1)) : values.args(checker.db.fnSig(fn.id), names); // prettier-ignore
  if (all === undefined) return undefined;
  const target = isMethod ? `${receiver}.${fn.name}` : pathTo(checker, fn);
  const output = outputOf(checker, fn);
  const isFuture = fn.sig.isAsync || isFutureType(checker, output);
  const text = `${target}(${all.join(', ')})`;
  const endless = isEndless(fn, checker);
  const awaited = !isFuture
    ? text
    : endless
      ? `tokio::time::timeout(std::time::Duration::from_secs(2), ${text}).await`
      : `${text}.await`;
  return { line: shown(checker, output, fn, awaited, endless), isAsync: isFuture };
}

function sigWithoutSelf(
  checker: Checker,
  fn: FnDef,
): { readonly params: readonly Ty[]; readonly ret: Ty; readonly unsafe: boolean } {
  const sig = checker.db.fnSig(fn.id);
  return { ...sig, params: sig.params.slice(1) };
}

/** A function with `loop` or a wait for a signal may never come back. */
function isEndless(fn: FnDef, checker: Checker): boolean {
  const text = checker.db.program.sources?.file(fn.fullSpan.file).text.slice(fn.fullSpan.start, fn.fullSpan.end) ?? '';
  return /\bloop\b|ctrl_c|while true|\.accept\(\)|pending\(\)|signal\(/.test(text);
}

function isFutureType(checker: Checker, ty: Ty): boolean {
  if (ty.kind !== 'opaque') return false;
  return checker.db
    .itemBounds(ty.def, ty, ty.args)
    .some(
      (b) =>
        b.kind === 'projection' &&
        checker.db.program.def(checker.db.program.def(b.def).parent ?? b.def).name === 'Future',
    );
}

function shown(checker: Checker, output: Ty, fn: FnDef, text: string, endless: boolean): string {
  if (output.kind === 'tuple' && output.items.length === 0)
    return endless && text.includes('timeout(') ? `${text}.ok();` : `${text};`;
  if (output.kind === 'never') return `${text};`;
  const isPlain = output.kind !== 'opaque' && !output.flags.hasParam && isDebug(checker, output);
  return isPlain ? `println!("${fn.name}: {:?}", ${text});` : `let _ = ${text};`;
}

function isDebug(checker: Checker, ty: Ty): boolean {
  const debug = checker.db.program.traits.find((t) => checker.db.program.def(t).name === 'Debug');
  return debug !== undefined && checker.mono.implements(debug, ty, []);
}

/** Nothing to call but methods: one value of each type, and its methods in order. */
function methodCalls(
  checker: Checker,
  values: Values,
  fns: readonly FnDef[],
  calledNames: ReadonlySet<string>,
  skipped: string[],
): readonly Call[] {
  const out: Call[] = [];
  const made = new Map<string, string>();
  for (const fn of fns) {
    if (fn.assoc?.in !== 'inherentImpl' || !fn.assoc.hasSelf || calledNames.has(fn.name)) continue;
    const self = checker.db.typeOf(fn.assoc.container);
    const type = ownerOf(checker, fn);
    if (type === undefined || self.flags.hasParam) continue;
    if (fn.sig.self === 'typed') continue;
    let receiver = made.get(type);
    if (receiver === undefined) {
      const value = values.of(self, type.toLowerCase());
      if (value === undefined) {
        skipped.push(`${type}::${fn.name}`);
        continue;
      }
      receiver = snake(type);
      made.set(type, receiver);
      const isMut = fns.some(
        (f) => f.sig.self === 'refMut' && ownerOf(checker, f) === type && !calledNames.has(f.name),
      );
      out.push({ line: `let ${isMut ? 'mut ' : ''}${receiver} = ${value};`, isAsync: true });
    }
    const call = callOf(checker, values, fn, receiver);
    if (call === undefined) skipped.push(`${type}::${fn.name}`);
    else if (fn.sig.self === 'value') {
      out.push(call);
      made.delete(type);
    } else out.push(call);
  }
  return out;
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();
}
