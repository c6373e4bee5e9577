//! Repairs missing methods, fields and variants: they are added to what was made up, or tell which type a hole is.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { hole, stubForCall } from './context.ts';
import type { Cx } from './context.ts';
import { readTy } from './holes.ts';
import { OPEN, typeIn } from './messages.ts';
import { typeWithMethod } from './method-clues.ts';
import { addVariant, typeNamed } from './repair-names.ts';
import { implement, makeAsync } from './repair-traits.ts';
import type { FnStub, TypeStub } from './stubs.ts';
import { named, print } from './type-text.ts';
import type { Ty } from './type-text.ts';
import { camel, nounOf } from './words.ts';

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
  const stub =
    known !== undefined && !clash
      ? cx.stubs.type(name)
      : cx.stubs.addType(clash ? `Simulated${name}` : name, module, 'struct');
  if (stub !== undefined) cx.holes.bind(id, named(stub.name));
  return stub;
}

function isImported(cx: Cx, name: string): boolean {
  return (
    [...cx.stubs.uses].some((path) => path.endsWith(`::${name}`)) ||
    new RegExp(`\\buse\\b[^;]*\\b${name}\\b`).test(cx.base.text)
  );
}

export function noMember(cx: Cx, d: Diagnostic, weak: boolean): boolean {
  const bounds = d.notes.flatMap((n) => [...n.text.matchAll(/`([^`]+?): ([^`]+)`/g)]);
  if (/but its trait bounds were not satisfied/.test(d.message)) {
    let changed = false;
    for (const m of bounds) {
      if (m[2] === 'Future') changed = makeAsync(cx, d, m[1] ?? '') || changed;
      else changed = implement(cx, m[1] ?? '', m[2] ?? '', weak) || changed;
    }
    return changed;
  }
  const m =
    /^no (method|function or associated item|variant or associated item|variant|associated item|function|associated function or constant)(?: named)? `(\w+)` found for (?:[a-z ]+)?`([^`]+)`/.exec(
      d.message,
    );
  if (m === null) return false;
  const name = m[2] ?? '';
  const ty = inner(cx, readTy(m[3] ?? ''));
  const at = cx.tokens.at(d.span.start);
  if (m[1] === 'method') return importTrait(cx, d) || noMethod(cx, d, name, ty, at);
  return ty.kind === 'path' && noAssociated(cx, name, ty.name, at);
}

const WRAPPERS = /(^|::)(Arc|Rc|Box|Pin|\w*Guard|Ref|RefMut|Cow)$/;

/** What methods and fields are looked up in: behind references, smart pointers and guards. */
function inner(cx: Cx, ty: Ty): Ty {
  if (ty.kind === 'ref') return inner(cx, ty.of);
  if (ty.kind !== 'path' || !WRAPPERS.test(ty.name) || cx.stubs.type(ty.name) !== undefined) return ty;
  const [only] = ty.args;
  return only === undefined ? ty : inner(cx, only);
}

/** The method exists in a trait that is not in scope. */
function importTrait(cx: Cx, d: Diagnostic): boolean {
  const trait = d.notes
    .map((n) => /^trait `(?:\w+::)*(\w+)` which provides/.exec(n.text)?.[1])
    .find((t) => t !== undefined);
  if (trait === undefined) return false;
  const isTokio =
    trait === 'StreamExt' &&
    cx.base.text.includes('tokio_stream') &&
    !/buffer_unordered|buffered|for_each_concurrent/.test(cx.base.text);
  const path = isTokio ? 'tokio_stream::StreamExt' : cx.index(trait);
  if (path === undefined || cx.stubs.uses.has(path)) return false;
  cx.stubs.uses.add(path);
  return true;
}

const STREAM_METHODS =
  /^(map|filter|filter_map|then|next|collect|for_each|for_each_concurrent|buffered|buffer_unordered|take|skip|fold|chunks|zip|enumerate|take_while|boxed|chain|merge|timeout|inspect)$/;

const FUTURE_METHODS =
  /^(boxed|boxed_local|fuse|shared|now_or_never|catch_unwind|left_future|right_future|into_stream|poll_unpin)$/;

function noMethod(cx: Cx, d: Diagnostic, name: string, ty: Ty, at: number): boolean {
  const open = cx.tokens.afterTurbofish(at + 1);
  if (cx.tokens.kind(at - 1) !== '.') return false;
  const awaited = cx.tokens.kind(open) === '(' && cx.tokens.awaited(open);
  if (ty.kind === 'hole') {
    const { hint } = cx.holes.originOf(ty.id);
    if (FUTURE_METHODS.test(name)) return makeAsync(cx, d, print(ty));
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
  if (/stream/i.test(ty.name) && STREAM_METHODS.test(name) && !isImported(cx, 'StreamExt')) {
    cx.stubs.uses.add('futures::StreamExt');
    return true;
  }
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
  return (
    cx.tokens.kind(end) === '.' &&
    /^(context|with_context|map_err|unwrap|expect|ok|unwrap_or\w*)$/.test(cx.tokens.word(end + 1))
  );
}

export function noField(cx: Cx, d: Diagnostic): boolean {
  const field =
    /(?:no field|has no field named|not have a field named|have fields? named) `(\w+)`/.exec(d.message)?.[1] ??
    typeIn(d.message, /field named `(\w+)`/);
  const type = /on type `([^`]+)`/.exec(d.message)?.[1] ?? /(?:struct|variant|union) `([^`]+)`/.exec(d.message)?.[1];
  if (field === undefined || type === undefined) return false;
  if (/\bvariant\b/.test(d.message)) return addVariantField(cx, type, field);
  const ty = inner(cx, readTy(type));
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
