//! The types still to be found: a union of equal ones, and what each is bound to.
import { holesIn, named, parse, print, refTo } from './type-text.ts';
import type { Ty } from './type-text.ts';

/** Where a hole came from: names it in the end if nothing else does, and tells what may change about it. */
export interface Origin {
  /** The function whose result it is, the variable, the parameter, or the field. */
  readonly kind: 'result' | 'variable' | 'parameter' | 'field' | 'part';
  readonly hint: string;
}

interface Hole {
  readonly origin: Origin;
  bound: Ty | undefined;
}

/** See the file comment. */
export class Holes {
  private readonly all: Hole[] = [];

  fresh(origin: Origin): Ty {
    this.all.push({ origin, bound: undefined });
    return { kind: 'hole', id: this.all.length };
  }

  /** Ids of holes that nothing is known about. */
  get open(): readonly number[] {
    return this.all.flatMap((hole, i) => (hole.bound === undefined ? [i + 1] : []));
  }

  originOf(id: number): Origin {
    return this.all[id - 1]?.origin ?? { kind: 'part', hint: 'value' };
  }

  bind(id: number, ty: Ty): boolean {
    const hole = this.all[id - 1];
    if (hole === undefined || hole.bound !== undefined) return false;
    const value = this.resolve(this.filled(ty, hole.origin));
    if (value.kind === 'hole' && value.id === id) return false;
    if (holesIn(value).includes(id)) return false;
    hole.bound = value;
    return true;
  }

  /** `_` in what a hole is bound to is a new hole. */
  private filled(ty: Ty, origin: Origin): Ty {
    const part = (inner: Ty): Ty => this.filled(inner, { kind: 'part', hint: origin.hint });
    switch (ty.kind) {
      case 'unknown':
        return this.fresh(origin);
      case 'path':
        return { ...ty, args: ty.args.map((arg, i) => (isError(ty.name, i) ? this.filled(arg, ERROR) : part(arg))) };
      case 'ref':
      case 'slice':
        return { ...ty, of: part(ty.of) };
      case 'tuple':
        return { ...ty, items: ty.items.map(part) };
      case 'hole':
      case 'number':
      case 'text':
        return ty;
    }
  }

  /** With all that is known put in. */
  resolve(ty: Ty): Ty {
    switch (ty.kind) {
      case 'hole': {
        const bound = this.all[ty.id - 1]?.bound;
        return bound === undefined ? ty : this.resolve(bound);
      }
      case 'path':
        return { ...ty, args: ty.args.map((arg) => this.resolve(arg)) };
      case 'ref':
      case 'slice':
        return { ...ty, of: this.resolve(ty.of) };
      case 'tuple':
        return { ...ty, items: ty.items.map((item) => this.resolve(item)) };
      case 'text':
        return { kind: 'text', text: this.resolveText(ty.text) };
      case 'number':
      case 'unknown':
        return ty;
    }
  }

  /** The same inside of a longer text. */
  resolveText(text: string): string {
    return text.replace(/__H(\d+)/g, (_, id: string) => print(this.resolve({ kind: 'hole', id: Number(id) })));
  }

  /** Makes two types equal where holes allow it. True if something was learnt. */
  unify(a: Ty, b: Ty): boolean {
    const left = this.resolve(a);
    const right = this.resolve(b);
    if (left.kind === 'hole') return right.kind !== 'unknown' && this.bindTo(left.id, right);
    if (right.kind === 'hole') return left.kind !== 'unknown' && this.bindTo(right.id, left);
    if (left.kind === 'path' && right.kind === 'path' && lastName(left) === lastName(right))
      return this.unifyAll(left.args, right.args);
    if (left.kind === 'ref' && right.kind === 'ref') return this.unifyRefs(left.of, right.of);
    if (left.kind === 'tuple' && right.kind === 'tuple') return this.unifyAll(left.items, right.items);
    if (left.kind === 'slice' && right.kind === 'slice') return this.unify(left.of, right.of);
    if (left.kind === 'text' && right.kind === 'text')
      return this.unifyTexts(left.text, right.text) || this.unifyTexts(right.text, left.text);
    return false;
  }

  /** Trait objects and the like have no structure here: what stands where a hole stands is its type. */
  private unifyTexts(open: string, other: string): boolean {
    const ids = [...open.matchAll(/__H(\d+)/g)].map((m) => Number(m[1]));
    if (ids.length === 0) return false;
    const pattern = open.split(/__H\d+/).map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([\\w:<>, &()]+?)'); // prettier-ignore
    const found = new RegExp(`^${pattern}$`).exec(other);
    if (found === null) return false;
    let learnt = false;
    for (const [i, id] of ids.entries())
      learnt = this.unify({ kind: 'hole', id }, readTy(found[i + 1] ?? '')) || learnt;
    return learnt;
  }

  private bindTo(id: number, ty: Ty): boolean {
    // A size for a number literal is chosen when nothing else says more.
    return ty.kind !== 'number' && this.bind(id, ownedStatic(ty));
  }

  /** Behind a reference a `String` may stand for a `str`, a `Vec` for a slice. */
  private unifyRefs(a: Ty, b: Ty): boolean {
    const owner = (ty: Ty): Ty =>
      ty.kind === 'path' && ty.name === 'str'
        ? named('String')
        : ty.kind === 'slice'
          ? named('Vec', ty.of)
          : ty.kind === 'path' && ty.name.endsWith('Path')
            ? named('std::path::PathBuf')
            : ty;
    if (a.kind === 'hole') return this.unify(a, owner(b));
    if (b.kind === 'hole') return this.unify(owner(a), b);
    return this.unify(a, b);
  }

  private unifyAll(a: readonly Ty[], b: readonly Ty[]): boolean {
    if (a.length !== b.length) return false;
    let learnt = false;
    for (const [i, item] of a.entries()) learnt = this.unify(item, b[i] ?? item) || learnt;
    return learnt;
  }
}

const ERROR: Origin = { kind: 'part', hint: 'error' };

function isError(name: string, index: number): boolean {
  return index === 1 && (name === 'Result' || name.endsWith('::Result'));
}

function lastName(ty: Extract<Ty, { kind: 'path' }>): string {
  return ty.name.slice(ty.name.lastIndexOf(':') + 1);
}

/** A closure or future has no name to write: a box around it does. */
function ownedStatic(ty: Ty): Ty {
  if (ty.kind === 'text' && /^\{async (block|fn body)/.test(ty.text))
    return { kind: 'text', text: 'impl Future<Output = ()>' };
  if (ty.kind === 'text' && ty.text.startsWith('{closure')) return { kind: 'text', text: 'impl Fn()' };
  return ty;
}

/** Reads a type from a message. */
export function readTy(text: string): Ty {
  return parse(text.replace(/'static /g, ''));
}

export { refTo };
