//! Repairs what does not fit: each message about a hole says what it should have been.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { hole } from './context.ts';
import type { Cx } from './context.ts';
import { readTy } from './holes.ts';
import { bare, bindText, OPEN, texts, typeIn, U64 } from './messages.ts';
import { noField, noMember } from './repair-members.ts';
import { aliased, calledVariable, implementStub, joined, otherArity, unmet, withoutDerive } from './repair-traits.ts';
import { ANY_VALUE } from './stubs.ts';
import { Tokens } from './tokens.ts';
import { named, parse, print } from './type-text.ts';

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
      return noMember(cx, d, weak);
    case 'E0609':
    case 'E0610':
    case 'E0560':
    case 'E0559':
    case 'E0026':
      return noField(cx, d);
    case 'E0600':
      return (
        weak &&
        bindText(cx, typeIn(d.message, /type `([^`]+)`/), d.message.includes('`!`') ? named('bool') : named('i64'))
      );
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
    case 'unsupported':
      return withoutDerive(cx, d);
    case 'E0061':
      return otherArity(cx, d);
    default:
      return false;
  }
}

function mismatch(cx: Cx, d: Diagnostic): boolean {
  if (fillBody(cx, d)) return true;
  const pairs = texts(d).flatMap((text) => [
    ...[...text.matchAll(/expected `([^`]+)`,? found `([^`]+)`/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const),
    ...[...text.matchAll(/expected [a-z ]*`([^`]+)`\s+found [a-z ]*`([^`]+)`/g)].map(
      (m) => [m[1] ?? '', m[2] ?? ''] as const,
    ),
    ...[...text.matchAll(/to be a future that resolves to `([^`]+)`, but it resolves to `([^`]+)`/g)].map(
      (m) => [m[1] ?? '', m[2] ?? ''] as const,
    ),
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
    const m =
      /expected `&?(?:mut )?(__H\d+)`,? found (?:`\{)?(integer|float)|expected (?:`\{)?(integer|float)\w*(?:-point number)?(?:\}`)?,? found `(__H\d+)`/.exec(
        text,
      );
    const name = m?.[1] ?? m?.[4];
    if (name !== undefined && cx.holes.unify(parse(name), (m?.[2] ?? m?.[3]) === 'float' ? named('f64') : U64))
      return true;
  }
  return false;
}

/** Two calls give one parameter different types: it takes anything. */
function loosenParameter(cx: Cx, d: Diagnostic): boolean {
  const callee = d.message.startsWith('arguments to this')
    ? d.span
    : d.labels.find((l) => l.text.startsWith('arguments to this'))?.span;
  if (callee === undefined) return false;
  const at = cx.tokens.at(callee.end - 1);
  const stub = cx.stubs.fns.find((f) => f.name === cx.tokens.word(at));
  const open = cx.tokens.afterTurbofish(at + 1);
  if (stub === undefined || cx.tokens.kind(open) !== '(') return false;
  let changed = false;
  for (const [i, part] of cx.tokens.parts(open).entries()) {
    const start = cx.tokens.list[part.from]?.span.start;
    const param = stub.params[i];
    const isHere =
      d.span.start === start || d.labels.some((l) => l.span.start === start && l.text.startsWith('expected'));
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
  const fn = cx.tokens
    .functions()
    .find((f) => f.open >= d.span.start || (f.open < d.span.start && d.span.start <= f.close));
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
  for (
    let i = cx.tokens.at(fn.open);
    i < cx.tokens.list.length && (cx.tokens.list[i]?.span.start ?? 0) < fn.close;
    i++
  ) {
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

function operator(cx: Cx, d: Diagnostic, weak: boolean): boolean {
  const types = d.labels.map((l) => l.text).concat(d.label ?? '').filter((t) => t !== '' && !t.includes(' ') || t.startsWith('&')); // prettier-ignore
  const [first, right] = types;
  const left = first ?? typeIn(d.message, /to type `([^`]+)`/);
  if (left === undefined) return false;
  const stub = cx.stubs.type(left);
  if (stub !== undefined && right !== undefined && print(bare(readTy(right))) === left) {
    const isOrder = /`(<|>|<=|>=)`/.test(d.message);
    return implementStub(stub, isOrder ? 'PartialOrd' : 'PartialEq');
  }
  return joined(cx, left, right ?? '{integer}', weak);
}

function dereferenced(cx: Cx, text: string | undefined): boolean {
  const ty = text === undefined ? undefined : readTy(text);
  return ty?.kind === 'hole' && cx.holes.unify(ty, named('Box', hole(cx, 'part', cx.holes.originOf(ty.id).hint)));
}

/** Nothing says what a channel carries or a list holds: written out, as rustc suggests. */
function annotate(cx: Cx, d: Diagnostic): boolean {
  const at = cx.tokens.at(d.span.start);
  let k = at;
  while (k < cx.tokens.list.length && cx.tokens.kind(k) !== ';' && cx.tokens.kind(k) !== '{') {
    const isMaker =
      /^(channel|unbounded_channel)$/.test(cx.tokens.word(k)) ||
      (cx.tokens.word(k) === 'new' && /^(Vec|VecDeque|HashSet|JoinSet)$/.test(cx.tokens.word(k - 2)));
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

/** A made-up variable that is not a number is cloned where it is given away first. */
function cloned(cx: Cx, d: Diagnostic): boolean {
  const name = /^use of moved value: `(\w+)`/.exec(d.message)?.[1];
  const variable = cx.stubs.vars.find((v) => v.name === name);
  if (name === undefined || variable === undefined) return false;
  const ty = cx.holes.resolve(variable.ty);
  if (ty.kind !== 'path' || (ty.args.length === 0 && cx.stubs.type(ty.name) !== undefined)) return false;
  const place = d.labels.find((l) => /moved/.test(l.text) && cx.tokens.text.slice(l.span.start, l.span.end) === name);
  const at = place === undefined ? undefined : cx.whole.toBase(place.span.end);
  if (at === undefined || !cx.base.text.slice(0, at).endsWith(name)) return false;
  cx.base.edit(at, at, '.clone()', cx.stubs);
  cx.remarks.add(`\`${name}\` is used more than once: cloned the first time.`);
  return true;
}

/** Used again after it was moved: a number could be, a made-up struct can be made so. */
function moved(cx: Cx, d: Diagnostic): boolean {
  if (cloned(cx, d)) return true;
  const text = texts(d).map((t) => /has type `([^`]+)`, which does not implement/.exec(t)?.[1]).find((t) => t !== undefined); // prettier-ignore
  if (text === undefined) return false;
  const ty = readTy(text);
  if (ty.kind === 'hole') return cx.holes.unify(ty, U64);
  if (ty.kind === 'path') {
    const stub = cx.stubs.type(ty.name);
    if (stub !== undefined && stub.form !== 'alias' && stub.form !== 'trait' && stub.arity === 0)
      return implementStub(stub, 'Copy');
  }
  return false;
}
