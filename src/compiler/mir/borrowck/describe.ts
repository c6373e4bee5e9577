//! Places in words, as rustc's `describe_place`: `x.name`, `*x`, `x[_]`, the captured variable for a field of the closure.
import type { RawBody } from '../build/body.ts';
import type { TypeDb } from '../../types/api.ts';
import type { Capture } from '../../types/thir.ts';
import type { Place } from '../mir.ts';
import { localPlace, placeTy, projTy } from '../place.ts';

export interface Describer {
  readonly db: TypeDb;
  readonly raw: RawBody;
}

/** The capture a place goes through, how many projections it takes, and whether they end in the reference's target. */
export function upvarOf(
  { raw }: Describer,
  place: Place,
): { readonly capture: Capture; readonly index: number; readonly length: number } | undefined {
  const info = raw.thir.closure;
  if (info === undefined || place.local !== 1) return undefined;
  let at = 0;
  if (place.proj[at]?.kind === 'deref') at++;
  const field = place.proj[at];
  if (field?.kind !== 'field') return undefined;
  const capture = info.captures[field.index];
  if (capture === undefined) return undefined;
  at++;
  if (capture.mode !== 'byValue' && place.proj[at]?.kind === 'deref') at++;
  return { capture, index: field.index, length: at };
}

/** The place as the program would write it; undefined for temporaries and parts of enum variants. */
export function describe(cx: Describer, place: Place): string | undefined {
  const { db, raw } = cx;
  const upvar = upvarOf(cx, place);
  let text: string;
  let start = 0;
  if (upvar !== undefined) {
    text = upvar.capture.name;
    start = upvar.length;
  } else {
    const decl = raw.locals[place.local];
    if (decl?.name === undefined) return undefined;
    text = decl.name;
  }
  let ty = placeTy(db, raw.locals, { local: place.local, proj: place.proj.slice(0, start) });
  let stars = 0;
  for (let i = start; i < place.proj.length; i++) {
    const proj = place.proj[i];
    if (proj === undefined) break;
    switch (proj.kind) {
      case 'deref':
        // `(*x).f` is written `x.f`.
        stars++;
        break;
      case 'field':
        if (place.proj[i - 1]?.kind === 'downcast') return undefined;
        stars = 0;
        text += `.${fieldName(cx, ty, proj.index)}`;
        break;
      case 'downcast':
        break;
      case 'index':
        stars = 0;
        text += '[_]';
        break;
      case 'constIndex':
      case 'subslice':
        stars = 0;
        text += '[..]';
        break;
    }
    ty = projTy(db, ty, proj);
  }
  return '*'.repeat(stars) + text;
}

function fieldName({ db }: Describer, ty: ReturnType<typeof projTy>, index: number): string {
  if (ty.kind !== 'adt') return String(index);
  const def = db.program.def(ty.def);
  return (
    (def.kind === 'struct' || def.kind === 'union' ? def.variants[0]?.fields[index]?.name : undefined) ?? String(index)
  );
}

/** `` `x` `` or `value`. */
export const quoted = (name: string | undefined, otherwise = 'value'): string =>
  name === undefined ? otherwise : `\`${name}\``;

/** Name of the root variable. */
export function rootName(cx: Describer, place: Place): string | undefined {
  const upvar = upvarOf(cx, place);
  return upvar === undefined ? describe(cx, localPlace(place.local)) : upvar.capture.name;
}
