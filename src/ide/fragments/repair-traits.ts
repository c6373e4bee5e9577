//! Repairs unmet bounds: what has to be awaited is async, what is shown gets `Display`, what is `?`ed is a `Result`.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { hole, stubForCall } from './context.ts';
import type { Cx } from './context.ts';
import { readTy } from './holes.ts';
import { bare, bindText, OPEN, typeIn, U64 } from './messages.ts';
import { typeWithTrait } from './method-clues.ts';
import type { TypeStub } from './stubs.ts';
import { named, parse, print } from './type-text.ts';
import type { Ty } from './type-text.ts';
const DERIVABLE: ReadonlySet<string> = new Set(['Debug', 'Clone', 'Copy', 'Default', 'PartialEq', 'Eq', 'Hash', 'PartialOrd', 'Ord']); // prettier-ignore

export function unmet(cx: Cx, d: Diagnostic, weak: boolean): boolean {
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
  const shown =
    /^`([^`]+)` doesn't implement `([^`]+)`/.exec(message) ??
    /the trait bound `([^`]+?): ([^`]+)` is not satisfied/.exec(message);
  if (shown !== null) return implement(cx, shown[1] ?? '', shown[2] ?? '', weak);
  const summed = /^a value of type `([^`]+)` cannot be made by (?:summing|multiplying) .* of type `([^`]+)`/.exec(
    message,
  );
  if (summed !== null) {
    const [a, b] = [readTy(summed[1] ?? ''), readTy(summed[2] ?? '')];
    return aliased(cx, a, U64) || cx.holes.unify(a, b) || (weak && (cx.holes.unify(a, U64) || cx.holes.unify(b, U64)));
  }
  const called = /^expected an? `Fn(?:Mut|Once)?\((.*)\)( -> [^`]+)?` closure, found `([^`]+)`/.exec(message);
  if (called !== null) return toFunction(cx, d, called[3] ?? '', called[1] ?? '');
  const arithmetic = /^cannot (?:add|subtract|multiply|divide|add-assign|calculate)[^`]*`([^`]+)`[^`]*`([^`]+)`/.exec(
    message,
  );
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

export function makeAsync(cx: Cx, d: Diagnostic, text: string): boolean {
  const wanted = print(cx.holes.resolve(readTy(text)));
  const inside = new Set(
    cx.tokens.list.filter((t) => t.span.start >= d.span.start && t.span.end <= d.span.end).map((t) => t.text),
  );
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
  stub.impls.set(
    `From<${from}>`,
    `impl From<${from}> for ${target} {\n    fn from(_: ${from}) -> Self {\n        ${target}\n    }\n}`,
  );
  return true;
}

export function implement(cx: Cx, type: string, trait: string, weak: boolean): boolean {
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
export function withoutDerive(cx: Cx, d: Diagnostic): boolean {
  const trait =
    /the trait bound `[^`]+: (?:[\w:]*::)?(\w+)` is not satisfied|doesn't implement `(?:[\w:]*::)?(\w+)`|^unsupported: `[^`]+: (?:[\w:]*::)?(\w+)`/.exec(
      d.message,
    );
  const name =
    trait?.[1] ??
    trait?.[2] ??
    trait?.[3] ??
    (d.code === 'E0204' ? 'Copy' : d.code === 'E0369' ? 'PartialEq' : undefined);
  if (name === undefined || cx.whole.toBase(d.span.start) !== undefined) return false;
  const before = cx.tokens.text.slice(0, d.span.end + 40);
  const type = [...before.matchAll(/\b(?:struct|enum) (\w+)/g)].at(-1)?.[1];
  const stub = type === undefined ? undefined : cx.stubs.type(type);
  if (stub === undefined || !stub.derives.has(name)) return false;
  stub.derives.delete(name);
  stub.impls.set(`no ${name}`, '');
  return true;
}

export function implementStub(stub: TypeStub, trait: string): boolean {
  const name = trait.replace(/^.*::(?=\w+$)/, '').replace(/<.*>$/, '');
  if (stub.form === 'alias' || stub.impls.has(trait)) return false;
  if (name === 'Default' && stub.form === 'enum') {
    const first = stub.variants.find((v) => v.form === 'unit');
    if (first === undefined) return false;
    stub.impls.set(
      trait,
      `impl Default for ${stub.name} {\n    fn default() -> Self {\n        ${stub.name}::${first.name}\n    }\n}`,
    );
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
    stub.impls.set(
      trait,
      `impl From<${converted}> for ${stub.name} {\n    fn from(_: ${converted}) -> Self {\n        ${stub.name}\n    }\n}`,
    );
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
export function otherArity(cx: Cx, d: Diagnostic): boolean {
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
function toFunction(cx: Cx, d: Diagnostic, text: string, args: string): boolean {
  const ty = bare(readTy(text));
  if (ty.kind === 'path') return toTupleVariant(cx, d, ty.name, args);
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

/** `.map_err(Error::Io)`: a variant that holds what it is given. */
function toTupleVariant(cx: Cx, d: Diagnostic, type: string, args: string): boolean {
  const stub = cx.stubs.type(type);
  const inside = cx.tokens.list
    .filter((t) => t.span.start >= d.span.start && t.span.end <= d.span.end)
    .map((t) => t.text);
  const index = stub?.variants.findIndex((v) => v.form === 'unit' && inside.includes(v.name)) ?? -1;
  if (stub === undefined || index < 0) return false;
  const list = parse(`(${args},)`);
  const fields = list.kind === 'tuple' ? list.items.map((ty, i) => ({ name: String(i), ty })) : [];
  stub.variants[index] = { name: stub.variants[index]?.name ?? '', form: 'tuple', fields };
  return true;
}

export function calledVariable(cx: Cx, d: Diagnostic): boolean {
  const at = cx.tokens.at(d.span.start);
  const name = cx.tokens.word(at);
  const index = cx.stubs.vars.findIndex((v) => v.name === name);
  if (index < 0 || cx.tokens.kind(at + 1) !== '(') return false;
  cx.stubs.vars.splice(index, 1);
  stubForCall(cx, name, undefined, '', at + 1);
  return true;
}

export function joined(cx: Cx, left: string, right: string, weak: boolean): boolean {
  const a = bare(readTy(left));
  const b = bare(readTy(right));
  if (cx.holes.unify(a, b.kind === 'path' && b.name === 'str' ? named('String') : b)) return true;
  if (cx.holes.unify(b, a.kind === 'path' && a.name === 'str' ? named('String') : a)) return true;
  const open = a.kind === 'hole' ? a : b.kind === 'hole' ? b : undefined;
  return weak && open !== undefined && cx.holes.unify(open, U64);
}

/** A made-up type of which nothing is asked, and a type that it should be: `type UserId = u64`. */
export function aliased(cx: Cx, mine: Ty, other: Ty): boolean {
  const ty = bare(mine);
  const target = bare(other);
  if (ty.kind !== 'path' || target.kind === 'unknown') return false;
  const stub = cx.stubs.type(ty.name);
  if (stub === undefined || stub.form !== 'struct' || stub.fields.length > 0 || stub.arity > 0) return false;
  if (target.kind === 'path' && (cx.stubs.type(target.name) !== undefined || /^(Result|Option)$/.test(target.name)))
    return false;
  if (target.kind === 'text' || cx.stubs.fns.some((f) => f.owner === stub.name)) return false;
  if (mine.kind === 'ref' && other.kind !== 'ref') return false;
  stub.form = 'alias';
  stub.alias = print(other) === '&str' ? named('String') : target.kind === 'number' ? U64 : other;
  if (mine.kind === 'ref') stub.alias = target;
  return true;
}
