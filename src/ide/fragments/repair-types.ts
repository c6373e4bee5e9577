//! Repairs what does not fit: each message about a hole says what it should have been.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { hole, stubForCall } from './context.ts';
import type { Cx } from './context.ts';
import { readTy } from './holes.ts';
import { typeWithMethod, typeWithTrait } from './method-clues.ts';
import { addVariant, typeNamed } from './repair-names.ts';
import { ANY_VALUE } from './stubs.ts';
import type { FnStub, TypeStub } from './stubs.ts';
import { Tokens } from './tokens.ts';
import { named, parse, print, refTo } from './type-text.ts';
import type { Ty } from './type-text.ts';
import { camel, nounOf } from './words.ts';

const OPEN: Ty = { kind: 'unknown' };
const U64 = named('u64');
const DERIVABLE: ReadonlySet<string> = new Set(['Debug', 'Clone', 'Copy', 'Default', 'PartialEq', 'Eq', 'Hash', 'PartialOrd', 'Ord']); // prettier-ignore

/** Handles one diagnostic about types. `weak`: guesses are allowed, since nothing certain is left. True if something changed. */
export function repairType(cx: Cx, d: Diagnostic, weak: boolean): boolean {
  switch (d.code) {
    case 'E0308':
      return mismatch(cx, d) || (weak && guessNumbers(cx, d));
    case 'E0271':
      return fillAsyncBlock(cx, d) || mismatch(cx, d);
    case 'E0277':
      return unmet(cx, d, weak);
    case 'E0369':
    case 'E0368':
      return operator(cx, d, weak);
    case 'E0599':
      return noMember(cx, d);
    case 'E0609':
    case 'E0610':
    case 'E0560':
    case 'E0559':
    case 'E0026':
      return noField(cx, d);
    case 'E0600':
      return weak && bindText(cx, typeIn(d.message, /type `([^`]+)`/), d.message.includes('`!`') ? named('bool') : named('i64'));
    case 'E0605':
    case 'E0606':
      return weak && bindText(cx, typeIn(d.message, /cast: `([^`]+)`/) ?? typeIn(d.message, /casting `([^`]+)`/), U64);
    case 'E0608':
      return bindText(cx, typeIn(d.message, /type `([^`]+)`/), named('Vec', OPEN));
    case 'E0614':
      return dereferenced(cx, typeIn(d.message, /type `([^`]+)`/));
    case 'E0618':
      return calledVariable(cx, d);
    case 'E0282':
    case 'E0283':
    case 'E0284':
      return annotate(cx, d);
    case 'E0382':
    case 'E0507':
    case 'E0505':
      return weak && moved(cx, d);
    case 'E0204':
      return withoutDerive(cx, d);
    case 'E0061':
      return otherArity(cx, d);
    default:
      return false;
  }
}

function typeIn(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}

function texts(d: Diagnostic): readonly string[] {
  return [d.message, d.label ?? '', ...d.labels.map((l) => l.text), ...d.notes.map((n) => n.text)];
}

/** The type without references. */
function bare(ty: Ty): Ty {
  return ty.kind === 'ref' ? bare(ty.of) : ty;
}

function bindText(cx: Cx, text: string | undefined, ty: Ty): boolean {
  const found = text === undefined ? undefined : bare(readTy(text));
  return found?.kind === 'hole' && cx.holes.unify(found, ty);
}

// ------------------------------------------------------------------ two types that should be one

function mismatch(cx: Cx, d: Diagnostic): boolean {
  if (fillBody(cx, d)) return true;
  const pairs = texts(d).flatMap((text) => [
    ...[...text.matchAll(/expected `([^`]+)`,? found `([^`]+)`/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const),
    ...[...text.matchAll(/expected [a-z ]*`([^`]+)`\s+found [a-z ]*`([^`]+)`/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const),
    ...[...text.matchAll(/to be a future that resolves to `([^`]+)`, but it resolves to `([^`]+)`/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const),
  ]);
  let learnt = false;
  for (const [expected, found] of pairs) {
    const a = readTy(expected);
    const b = readTy(found);
    learnt = cx.holes.unify(a, b) || learnt;
    learnt = (!learnt && (aliased(cx, a, b) || aliased(cx, b, a))) || learnt;
  }
  return learnt || loosenParameter(cx, d);
}

/** A number literal of no certain size. */
function guessNumbers(cx: Cx, d: Diagnostic): boolean {
  for (const text of texts(d)) {
    const m = /expected `&?(?:mut )?(__H\d+)`,? found (?:`\{)?(integer|float)|expected (?:`\{)?(integer|float)\w*(?:-point number)?(?:\}`)?,? found `(__H\d+)`/.exec(text);
    const name = m?.[1] ?? m?.[4];
    if (name !== undefined && cx.holes.unify(parse(name), (m?.[2] ?? m?.[3]) === 'float' ? named('f64') : U64)) return true;
  }
  return false;
}

/** A made-up type of which nothing is asked, and a type that it should be: `type UserId = u64`. */
function aliased(cx: Cx, mine: Ty, other: Ty): boolean {
  const ty = bare(mine);
  const target = bare(other);
  if (ty.kind !== 'path' || target.kind === 'unknown') return false;
  const stub = cx.stubs.type(ty.name);
  if (stub === undefined || stub.form !== 'struct' || stub.fields.length > 0 || stub.arity > 0) return false;
  if (target.kind === 'path' && (cx.stubs.type(target.name) !== undefined || /^(Result|Option)$/.test(target.name))) return false;
  if (target.kind === 'text' || cx.stubs.fns.some((f) => f.owner === stub.name)) return false;
  if (mine.kind === 'ref' && other.kind !== 'ref') return false;
  stub.form = 'alias';
  stub.alias = print(other) === '&str' ? named('String') : target.kind === 'number' ? U64 : other;
  if (mine.kind === 'ref') stub.alias = target;
  return true;
}

/** Two calls give one parameter different types: it takes anything. */
function loosenParameter(cx: Cx, d: Diagnostic): boolean {
  const callee = d.message.startsWith('arguments to this') ? d.span : d.labels.find((l) => l.text.startsWith('arguments to this'))?.span;
  if (callee === undefined) return false;
  const at = cx.tokens.at(callee.end - 1);
  const stub = cx.stubs.fns.find((f) => f.name === cx.tokens.word(at));
  const open = cx.tokens.afterTurbofish(at + 1);
  if (stub === undefined || cx.tokens.kind(open) !== '(') return false;
  let changed = false;
  for (const [i, part] of cx.tokens.parts(open).entries()) {
    const start = cx.tokens.list[part.from]?.span.start;
    const param = stub.params[i];
    const isHere = d.span.start === start || d.labels.some((l) => l.span.start === start && l.text.startsWith('expected'));
    if (param === undefined || !isHere) continue;
    if (print(param.ty).startsWith('impl')) continue;
    const label = d.span.start === start ? (d.label ?? '') : (d.labels.find((l) => l.span.start === start)?.text ?? '');
    param.ty = label.includes('found integer') ? U64 : { kind: 'text', text: 'impl std::fmt::Debug' };
    changed = true;
  }
  return changed;
}

/** The body of a function of the fragment is only a comment. */
function fillBody(cx: Cx, d: Diagnostic): boolean {
  if (!texts(d).some((t) => /implicitly returns `\(\)`|found `\(\)`|resolves to `\(\)`/.test(t))) return false;
  const fn = cx.tokens.functions().find((f) => f.open >= d.span.start || (f.open < d.span.start && d.span.start <= f.close));
  const at = fn === undefined ? undefined : cx.whole.toBase(fn.open);
  if (fn === undefined || at === undefined || cx.base.text[at] !== '{') return false;
  const open = cx.tokens.at(fn.open);
  if (cx.tokens.closing(open) !== open + 1) return fillAsyncBlock(cx, d);
  return fill(cx, at);
}

/** The same for `async move { .. }` as a function's value. */
function fillAsyncBlock(cx: Cx, d: Diagnostic): boolean {
  const fn = cx.tokens.enclosing(d.span.start) ?? cx.tokens.functions().find((f) => f.open >= d.span.start);
  if (fn === undefined) return false;
  for (let i = cx.tokens.at(fn.open); i < cx.tokens.list.length && (cx.tokens.list[i]?.span.start ?? 0) < fn.close; i++) {
    if (cx.tokens.word(i) !== 'async') continue;
    const open = cx.tokens.word(i + 1) === 'move' ? i + 2 : i + 1;
    if (cx.tokens.kind(open) !== '{' || cx.tokens.closing(open) !== open + 1) continue;
    const at = cx.whole.toBase(cx.tokens.list[open]?.span.start ?? -1);
    if (at !== undefined && cx.base.text[at] === '{') return fill(cx, at);
  }
  return false;
}

function fill(cx: Cx, at: number): boolean {
  // Behind the comment that stands there.
  const end = new Tokens(cx.base.text);
  const close = end.list[end.closing(end.at(at))]?.span.start ?? at + 1;
  const space = /[ \t]*$/.exec(cx.base.text.slice(0, close))?.[0] ?? '';
  const isLine = cx.base.text[close - space.length - 1] === '\n';
  cx.base.edit(close - space.length, close, isLine ? `${space}    ${ANY_VALUE}\n${space}` : ` ${ANY_VALUE} `, cx.stubs);
  return true;
}

// ------------------------------------------------------------------ traits

function unmet(cx: Cx, d: Diagnostic, weak: boolean): boolean {
  const { message } = d;
  if (withoutDerive(cx, d)) return true;
  const notFuture = typeIn(message, /^`([^`]+)` is not a future/);
  if (notFuture !== undefined) return makeAsync(cx, d, notFuture);
  if (message.startsWith('the `?` operator can only be applied')) {
    const ty = typeIn(d.label ?? '', /to type `([^`]+)`/);
    return ty !== undefined && bindText(cx, ty, questionable(cx, d));
  }
  const from = typeIn(d.label ?? '', /`From<(.+)>` is not implemented for/);
  const target = typeIn(message, /couldn't convert the error to `([^`]+)`/);
  if (from !== undefined && target !== undefined) {
    const source = readTy(from);
    if (source.kind === 'hole' && cx.holes.unify(source, readTy(target))) return true;
    return addFrom(cx, target, from);
  }
  const notIterator = typeIn(message, /^`([^`]+)` is not an iterator/);
  if (notIterator !== undefined) return bindText(cx, notIterator, named('Vec', OPEN));
  const compared = /^can't compare `([^`]+)` with `([^`]+)`/.exec(message);
  if (compared !== null) return joined(cx, compared[1] ?? '', compared[2] ?? '', weak);
  const built = /of type `\w+<(.+)>` cannot be built from an iterator over elements of type `([^`]+)`/.exec(message);
  if (built !== null) return cx.holes.unify(readTy(built[1] ?? ''), readTy(built[2] ?? ''));
  const shown = /^`([^`]+)` doesn't implement `([^`]+)`/.exec(message) ?? /the trait bound `([^:`]+): ([^`]+)` is not satisfied/.exec(message);
  if (shown !== null) return implement(cx, shown[1] ?? '', shown[2] ?? '', weak);
  const called = /^expected an? `Fn(?:Mut|Once)?\((.*)\)( -> [^`]+)?` closure, found `([^`]+)`/.exec(message);
  if (called !== null) return toFunction(cx, called[3] ?? '', called[1] ?? '');
  const arithmetic = /^cannot (?:add|subtract|multiply|divide|add-assign|calculate)[^`]*`([^`]+)`[^`]*`([^`]+)`/.exec(message);
  if (arithmetic !== null) return joined(cx, arithmetic[1] ?? '', arithmetic[2] ?? '', weak);
  return false;
}

/** `Result<_, E>` with the error of the function around, or `Option<_>` in one that returns an option. */
function questionable(cx: Cx, d: Diagnostic): Ty {
  const fn = cx.tokens.enclosing(d.span.start);
  if (fn === undefined) return named('Result', OPEN, OPEN);
  for (let i = fn.at; i < cx.tokens.list.length && (cx.tokens.list[i]?.span.start ?? 0) < fn.open; i++) {
    if (cx.tokens.kind(i) !== '->') continue;
    const from = cx.tokens.list[i]?.span.end ?? 0;
    const text = cx.tokens.text.slice(from, fn.open).split(/\bwhere\b/)[0] ?? '';
    const ret = readTy(text.trim());
    if (ret.kind === 'path' && ret.name === 'Option') return named('Option', OPEN);
    const error = ret.kind === 'path' ? ret.args[1] : undefined;
    if (error?.kind === 'path' && !/^[A-Z]$/.test(error.name)) return named('Result', OPEN, error);
  }
  return named('Result', OPEN, OPEN);
}

function makeAsync(cx: Cx, d: Diagnostic, text: string): boolean {
  const wanted = print(cx.holes.resolve(readTy(text)));
  const inside = new Set(cx.tokens.list.filter((t) => t.span.start >= d.span.start && t.span.end <= d.span.end).map((t) => t.text));
  const same = cx.stubs.fns.filter((f) => !f.isAsync && print(cx.holes.resolve(f.ret)) === wanted);
  const chosen = same.filter((f) => inside.has(f.name));
  const already = cx.stubs.fns.some((f) => f.isAsync && print(cx.holes.resolve(f.ret)) === wanted);
  const list = readTy(text).kind === 'hole' ? same : chosen.length > 0 ? chosen : same.length === 1 ? same : [];
  for (const fn of list) fn.isAsync = true;
  if (list.length > 0) return true;
  const ty = bare(readTy(text));
  if (ty.kind !== 'hole' || already) return false;
  const output = print(hole(cx, 'part', cx.holes.originOf(ty.id).hint));
  return cx.holes.unify(ty, { kind: 'text', text: `std::pin::Pin<Box<dyn Future<Output = ${output}> + Send>>` });
}

function addFrom(cx: Cx, target: string, from: string): boolean {
  const stub = cx.stubs.type(target);
  if (stub === undefined || stub.impls.has(`From<${from}>`) || stub.form === 'alias') return false;
  if (stub.form === 'enum') {
    if (!stub.variants.some((v) => v.name === 'Other'))
      stub.variants.push({ name: 'Other', form: 'tuple', fields: [{ name: '0', ty: named('String') }] });
    stub.impls.set(
      `From<${from}>`,
      `impl From<${from}> for ${target} {\n    fn from(error: ${from}) -> Self {\n        ${target}::Other(format!("{error:?}"))\n    }\n}`,
    );
    return true;
  }
  if (stub.fields.length > 0) return false;
  stub.impls.set(`From<${from}>`, `impl From<${from}> for ${target} {\n    fn from(_: ${from}) -> Self {\n        ${target}\n    }\n}`);
  return true;
}

function implement(cx: Cx, type: string, trait: string, weak: boolean): boolean {
  const ty = bare(readTy(type));
  if (ty.kind === 'hole') {
    if (!weak) return false;
    const isError = cx.holes.originOf(ty.id).hint === 'error';
    const guess = isError && /Display|Error/.test(trait) ? named('anyhow::Error') : typeWithTrait(trait);
    return guess !== undefined && cx.holes.unify(ty, guess);
  }
  if (ty.kind !== 'path') return false;
  const stub = cx.stubs.type(ty.name);
  return stub !== undefined && implementStub(stub, trait);
}

/** What a made-up type holds cannot be cloned, compared or shown: then it cannot either. */
function withoutDerive(cx: Cx, d: Diagnostic): boolean {
  const trait = /the trait bound `[^`]+: (?:[\w:]*::)?(\w+)` is not satisfied|doesn't implement `(?:[\w:]*::)?(\w+)`/.exec(d.message);
  const name = trait?.[1] ?? trait?.[2] ?? (d.code === 'E0204' ? 'Copy' : d.code === 'E0369' ? 'PartialEq' : undefined);
  if (name === undefined || cx.whole.toBase(d.span.start) !== undefined) return false;
  const before = cx.tokens.text.slice(0, d.span.end + 40);
  const type = [...before.matchAll(/\b(?:struct|enum) (\w+)/g)].at(-1)?.[1];
  const stub = type === undefined ? undefined : cx.stubs.type(type);
  if (stub === undefined || !stub.derives.has(name)) return false;
  stub.derives.delete(name);
  stub.impls.set(`no ${name}`, '');
  return true;
}

function implementStub(stub: TypeStub, trait: string): boolean {
  const name = trait.replace(/^.*::(?=\w+$)/, '').replace(/<.*>$/, '');
  if (stub.form === 'alias' || stub.impls.has(trait)) return false;
  if (name === 'Default' && stub.form === 'enum') {
    const first = stub.variants.find((v) => v.form === 'unit');
    if (first === undefined) return false;
    stub.impls.set(trait, `impl Default for ${stub.name} {\n    fn default() -> Self {\n        ${stub.name}::${first.name}\n    }\n}`);
    return true;
  }
  if (DERIVABLE.has(name)) {
    if (stub.derives.has(name) || stub.impls.has(`no ${name}`)) return false;
    if (name === 'Eq' || name === 'PartialOrd') stub.derives.add('PartialEq');
    if (name === 'Ord') for (const it of ['PartialEq', 'Eq', 'PartialOrd']) stub.derives.add(it);
    stub.derives.add(name);
    return true;
  }
  if (name === 'Display' || name === 'Error') {
    stub.impls.set(
      'std::fmt::Display',
      `impl std::fmt::Display for ${stub.name} {\n    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n        write!(f, "{self:?}")\n    }\n}`,
    );
    if (name === 'Error') stub.impls.set(trait, `impl std::error::Error for ${stub.name} {}`);
    return true;
  }
  const io = IO_IMPLS[name];
  if (io !== undefined) {
    stub.impls.set(trait, io(stub.name));
    return true;
  }
  const converted = /^From<(.+)>$/.exec(trait)?.[1];
  if (converted !== undefined && stub.form === 'struct' && stub.fields.length === 0) {
    stub.impls.set(trait, `impl From<${converted}> for ${stub.name} {\n    fn from(_: ${converted}) -> Self {\n        ${stub.name}\n    }\n}`);
    return true;
  }
  return false;
}

const IO_IMPLS: Readonly<Record<string, (type: string) => string>> = {
  Write: (type) =>
    `impl std::io::Write for ${type} {\n    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {\n        Ok(bytes.len())\n    }\n\n    fn flush(&mut self) -> std::io::Result<()> {\n        Ok(())\n    }\n}`,
  Read: (type) =>
    `impl std::io::Read for ${type} {\n    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {\n        Ok(0)\n    }\n}`,
};

/** In a second take a made-up function is called with other arguments: there it is another function. */
function otherArity(cx: Cx, d: Diagnostic): boolean {
  const at = cx.tokens.at(d.span.start);
  let k = at;
  while (cx.tokens.word(k) !== '' && cx.tokens.kind(k + 1) === '::') k += 2;
  const name = cx.tokens.word(k);
  const stub = cx.stubs.fns.find((f) => f.name === name && f.owner === undefined && f.module === '');
  const before = cx.base.text.slice(0, cx.whole.toBase(d.span.start) ?? 0);
  const part = [...before.matchAll(/\nmod part_\d+ \{\n {4}use super::\*;\n/g)].at(-1);
  const open = cx.tokens.afterTurbofish(k + 1);
  if (stub === undefined || part === undefined || cx.tokens.kind(open) !== '(') return false;
  let free = `${name}_2`;
  for (let n = 3; cx.stubs.fn(free, undefined, '') !== undefined; n++) free = `${name}_${String(n)}`;
  const made = stubForCall(cx, free, undefined, '', open);
  made.isAsync = stub.isAsync;
  const end = part.index + part[0].length;
  cx.base.edit(end, end, `    use super::${free} as ${name};\n`, cx.stubs);
  return true;
}

/** A variable that is passed where a function is wanted is a function. */
function toFunction(cx: Cx, text: string, args: string): boolean {
  const ty = bare(readTy(text));
  if (ty.kind !== 'hole') return false;
  const index = cx.stubs.vars.findIndex((v) => v.ty.kind === 'hole' && print(cx.holes.resolve(v.ty)) === print(ty));
  const variable = cx.stubs.vars[index];
  if (variable === undefined) return false;
  cx.stubs.vars.splice(index, 1);
  const list = parse(`(${args}${args === '' ? '' : ','})`);
  const items = list.kind === 'tuple' ? list.items : [];
  cx.stubs.fns.push({
    name: variable.name, owner: undefined, module: '', self: '', isAsync: false,
    params: items.map((item, i) => ({ name: i === 0 ? 'input' : `input${String(i + 1)}`, ty: item.kind === 'unknown' ? hole(cx, 'parameter', 'input') : item })),
    ret: hole(cx, 'result', variable.name), statement: false, exhausted: false, body: undefined,
  }); // prettier-ignore
  return true;
}

function calledVariable(cx: Cx, d: Diagnostic): boolean {
  const at = cx.tokens.at(d.span.start);
  const name = cx.tokens.word(at);
  const index = cx.stubs.vars.findIndex((v) => v.name === name);
  if (index < 0 || cx.tokens.kind(at + 1) !== '(') return false;
  cx.stubs.vars.splice(index, 1);
  stubForCall(cx, name, undefined, '', at + 1);
  return true;
}

// ------------------------------------------------------------------ operators

function operator(cx: Cx, d: Diagnostic, weak: boolean): boolean {
  const types = d.labels.map((l) => l.text).concat(d.label ?? '').filter((t) => t !== '' && !t.includes(' ') || t.startsWith('&')); // prettier-ignore
  const [left, right] = types;
  if (left === undefined) return false;
  const stub = cx.stubs.type(left);
  if (stub !== undefined && right !== undefined && print(bare(readTy(right))) === left) {
    const isOrder = /`(<|>|<=|>=)`/.test(d.message);
    return implementStub(stub, isOrder ? 'PartialOrd' : 'PartialEq');
  }
  return joined(cx, left, right ?? '{integer}', weak);
}

function joined(cx: Cx, left: string, right: string, weak: boolean): boolean {
  const a = bare(readTy(left));
  const b = bare(readTy(right));
  if (cx.holes.unify(a, b.kind === 'path' && b.name === 'str' ? named('String') : b)) return true;
  if (cx.holes.unify(b, a.kind === 'path' && a.name === 'str' ? named('String') : a)) return true;
  const open = a.kind === 'hole' ? a : b.kind === 'hole' ? b : undefined;
  return weak && open !== undefined && cx.holes.unify(open, U64);
}

function dereferenced(cx: Cx, text: string | undefined): boolean {
  const ty = text === undefined ? undefined : readTy(text);
  return ty?.kind === 'hole' && cx.holes.unify(ty, refTo(hole(cx, 'part', cx.holes.originOf(ty.id).hint)));
}

// ------------------------------------------------------------------ members

/** The made-up struct that a hole turns out to be, or the type whose name fits. */
export function nominal(cx: Cx, id: number): TypeStub | undefined {
  const { hint } = cx.holes.originOf(id);
  const name = camel(nounOf(hint) === '' ? hint : nounOf(hint));
  const known = typeNamed(cx, nounOf(hint));
  const module = '';
  const clash = new RegExp(`\\b(struct|enum|trait|type)\\s+${name}\\b`).test(cx.base.text) || isImported(cx, name);
  if (clash) {
    const own = new RegExp(`\\b(struct|enum|type)\\s+${name}\\b(?!\\s*<)`).test(cx.base.text);
    if (own) {
      cx.holes.bind(id, named(name));
      return undefined;
    }
  }
  const stub = known !== undefined && !clash ? cx.stubs.type(name) : cx.stubs.addType(clash ? `Simulated${name}` : name, module, 'struct');
  if (stub !== undefined) cx.holes.bind(id, named(stub.name));
  return stub;
}

function isImported(cx: Cx, name: string): boolean {
  return [...cx.stubs.uses].some((path) => path.endsWith(`::${name}`)) || new RegExp(`\\buse\\b[^;]*\\b${name}\\b`).test(cx.base.text);
}

function noMember(cx: Cx, d: Diagnostic): boolean {
  const bounds = d.notes.flatMap((n) => [...n.text.matchAll(/`([^:`]+): ([^`]+)`/g)]);
  if (/but its trait bounds were not satisfied/.test(d.message)) {
    let changed = false;
    for (const m of bounds) {
      if (m[2] === 'Future') changed = makeAsync(cx, d, m[1] ?? '') || changed;
      else changed = implement(cx, m[1] ?? '', m[2] ?? '', false) || changed;
    }
    return changed;
  }
  const m = /^no (method|function or associated item|variant or associated item|variant|associated item|function|associated function or constant)(?: named)? `(\w+)` found for (?:[a-z ]+)?`([^`]+)`/.exec(d.message);
  if (m === null) return false;
  const name = m[2] ?? '';
  const ty = bare(readTy(m[3] ?? ''));
  const at = cx.tokens.at(d.span.start);
  if (m[1] === 'method') return importTrait(cx, d) || noMethod(cx, name, ty, at);
  return ty.kind === 'path' && noAssociated(cx, name, ty.name, at);
}

/** The method exists in a trait that is not in scope. */
function importTrait(cx: Cx, d: Diagnostic): boolean {
  const trait = d.notes.map((n) => /^trait `(?:\w+::)*(\w+)` which provides/.exec(n.text)?.[1]).find((t) => t !== undefined);
  if (trait === undefined) return false;
  const isTokio = trait === 'StreamExt' && cx.base.text.includes('tokio_stream') && !/buffer_unordered|buffered|for_each_concurrent/.test(cx.base.text);
  const path = isTokio ? 'tokio_stream::StreamExt' : cx.index(trait);
  if (path === undefined || cx.stubs.uses.has(path)) return false;
  cx.stubs.uses.add(path);
  return true;
}

function noMethod(cx: Cx, name: string, ty: Ty, at: number): boolean {
  const open = cx.tokens.afterTurbofish(at + 1);
  if (cx.tokens.kind(at - 1) !== '.') return false;
  const awaited = cx.tokens.kind(open) === '(' && cx.tokens.awaited(open);
  if (ty.kind === 'hole') {
    const { hint } = cx.holes.originOf(ty.id);
    const known = typeWithMethod(name, awaited, hint);
    if (known !== undefined) return cx.holes.unify(ty, known);
    const maker = cx.stubs.fns.find((f) => f.owner !== undefined && print(cx.holes.resolve(f.ret)) === print(ty));
    if (maker?.owner !== undefined && maker.self !== '' && cx.tokens.kind(at - 2) === ')') {
      maker.self = 'self';
      return cx.holes.bind(ty.id, named(maker.owner));
    }
    const stub = nominal(cx, ty.id);
    return stub !== undefined ? addMethod(cx, stub.name, stub.module, name, open) : true;
  }
  if (ty.kind !== 'path') return false;
  const stub = cx.stubs.type(ty.name);
  if (stub?.form === 'alias') return false;
  if (stub !== undefined) return addMethod(cx, stub.name, stub.module, name, open);
  const own = new RegExp(`\\b(struct|enum)\\s+${ty.name}\\b(?!\\s*<)`).test(cx.base.text);
  return own && addMethod(cx, ty.name, '', name, open);
}

function addMethod(cx: Cx, owner: string, module: string, name: string, open: number): boolean {
  if (cx.stubs.fn(name, owner, module) !== undefined) return false;
  const fn = stubForCall(cx, name, owner, module, open);
  fn.self = '&self';
  return true;
}

function noAssociated(cx: Cx, name: string, type: string, at: number): boolean {
  const stub = cx.stubs.type(type);
  const own = new RegExp(`\\b(struct|enum)\\s+${type}\\b(?!\\s*<)`).test(cx.base.text);
  if (stub === undefined && !own) return false;
  const isVariant = /^[A-Z]/.test(name) && /[a-z]|^[A-Z]$/.test(name);
  if (isVariant) {
    if (stub === undefined || (stub.form !== 'enum' && stub.fields.length > 0)) return false;
    stub.form = 'enum';
    return addVariant(cx, stub, name, at);
  }
  const open = cx.tokens.afterTurbofish(at + 1);
  const owner = stub?.name ?? type;
  if (cx.stubs.fn(name, owner, stub?.module ?? '') !== undefined) return false;
  const fn: FnStub = stubForCall(cx, name, owner, stub?.module ?? '', open);
  if (!/^(new|default|create|open|with_|from_|connect|init|load)/.test(name)) return true;
  const self = named(owner);
  cx.holes.unify(fn.ret, isFallible(cx, open) ? named('Result', self, OPEN) : self);
  return true;
}

/** Whether what a call gives is treated as a `Result`. */
function isFallible(cx: Cx, open: number): boolean {
  let end = cx.tokens.kind(open) === '(' ? cx.tokens.closing(open) + 1 : open;
  if (cx.tokens.kind(end) === '.' && cx.tokens.word(end + 1) === 'await') end += 2;
  if (cx.tokens.kind(end) === '?') return true;
  return cx.tokens.kind(end) === '.' && /^(context|with_context|map_err|unwrap|expect|ok|unwrap_or\w*)$/.test(cx.tokens.word(end + 1));
}

function noField(cx: Cx, d: Diagnostic): boolean {
  const field = /(?:no field|has no field named|not have a field named|have fields? named) `(\w+)`/.exec(d.message)?.[1] ?? typeIn(d.message, /field named `(\w+)`/);
  const type = /on type `([^`]+)`/.exec(d.message)?.[1] ?? /(?:struct|variant|union) `([^`]+)`/.exec(d.message)?.[1];
  if (field === undefined || type === undefined) return false;
  if (type.includes('::')) return addVariantField(cx, type, field);
  const ty = bare(readTy(type));
  const stub = ty.kind === 'hole' ? nominal(cx, ty.id) : ty.kind === 'path' ? cx.stubs.type(ty.name) : undefined;
  if (stub === undefined || stub.fields.some((f) => f.name === field)) return ty.kind === 'hole';
  if (stub.form === 'tuple' || stub.form === 'enum' || stub.form === 'alias') return false;
  stub.fields.push({ name: field, ty: hole(cx, 'field', field) });
  return true;
}

function addVariantField(cx: Cx, path: string, field: string): boolean {
  const [type, variant] = path.split('::');
  const found = cx.stubs.type(type ?? '')?.variants.find((v) => v.name === variant);
  if (found === undefined || found.fields.some((f) => f.name === field)) return false;
  found.fields.push({ name: field, ty: hole(cx, 'field', field) });
  return true;
}

// ------------------------------------------------------------------ inference and moves

/** Nothing says what a channel carries or a list holds: written out, as rustc suggests. */
function annotate(cx: Cx, d: Diagnostic): boolean {
  const at = cx.tokens.at(d.span.start);
  let k = at;
  while (k < cx.tokens.list.length && cx.tokens.kind(k) !== ';' && cx.tokens.kind(k) !== '{') {
    const isMaker = /^(channel|unbounded_channel)$/.test(cx.tokens.word(k)) || (cx.tokens.word(k) === 'new' && /^(Vec|VecDeque|HashSet|JoinSet)$/.test(cx.tokens.word(k - 2)));
    if (isMaker && cx.tokens.kind(k + 1) === '(') {
      const isFn = cx.tokens.word(k) !== 'new';
      const place = cx.tokens.list[isFn ? k : k - 2]?.span.end;
      const base = place === undefined ? undefined : cx.whole.toBase(place);
      if (base === undefined) return false;
      cx.base.edit(base, base, '::<String>', cx.stubs);
      cx.remarks.add('Where nothing says what a channel or list holds, it holds `String`.');
      return true;
    }
    k++;
  }
  return false;
}

/** Used again after it was moved: a number could be, a made-up struct can be made so. */
function moved(cx: Cx, d: Diagnostic): boolean {
  const text = texts(d).map((t) => /has type `([^`]+)`, which does not implement/.exec(t)?.[1]).find((t) => t !== undefined); // prettier-ignore
  if (text === undefined) return false;
  const ty = readTy(text);
  if (ty.kind === 'hole') return cx.holes.unify(ty, U64);
  if (ty.kind === 'path') {
    const stub = cx.stubs.type(ty.name);
    if (stub !== undefined && stub.form !== 'alias' && stub.form !== 'trait' && stub.arity === 0) return implementStub(stub, 'Copy');
  }
  return false;
}
