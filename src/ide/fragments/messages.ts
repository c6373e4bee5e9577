//! Reading the compiler's messages: which types they speak of.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Cx } from './context.ts';
import { readTy } from './holes.ts';
import { named } from './type-text.ts';
import type { Ty } from './type-text.ts';

export const OPEN: Ty = { kind: 'unknown' };
export const U64 = named('u64');

export function typeIn(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}

export function texts(d: Diagnostic): readonly string[] {
  return [d.message, d.label ?? '', ...d.labels.map((l) => l.text), ...d.notes.map((n) => n.text)];
}

/** The type without references. */
export function bare(ty: Ty): Ty {
  return ty.kind === 'ref' ? bare(ty.of) : ty;
}

export function bindText(cx: Cx, text: string | undefined, ty: Ty): boolean {
  const found = text === undefined ? undefined : bare(readTy(text));
  return found?.kind === 'hole' && cx.holes.unify(found, ty);
}
