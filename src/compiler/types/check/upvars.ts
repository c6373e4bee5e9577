//! Which places a closure or async block captures and how, and what kind of closure it is: edition 2021's precise
//! captures. As rustc_hir_typeck's `upvar.rs`, run over THIR, where all derefs and borrows are explicit.
import type { Span } from '../../../source/span.ts';
import type { LocalId } from '../../hir/hir.ts';
import { mkRef } from '../interner.ts';
import type { Capture, Expr, Pat } from '../thir.ts';
import type { CaptureMode, ClosureKind, Ty } from '../ty.ts';
import type { ClosureState, FnCtxt } from './fcx.ts';
import { UseVisitor } from './use-visitor.ts';
import type { Place, Projection } from './use-visitor.ts';

interface Found {
  place: Place;
  mode: CaptureMode;
  span: Span;
}

const RANK: Readonly<Record<CaptureMode, number>> = { byRef: 0, byUniqueRef: 1, byMutRef: 2, byValue: 3 };
const KINDS: readonly ClosureKind[] = ['Fn', 'FnMut', 'FnOnce'];

/** Types at each step of a place: of the root, then after each projection. */
function tyBefore(place: Place, index: number): Ty {
  return index === 0 ? place.rootTy : (place.projections[index - 1]?.ty ?? place.rootTy);
}

/** The first `len` projections; a mutable borrow through a `&mut` that is cut off becomes a unique one. */
function truncate(found: Found, len: number): void {
  const { place } = found;
  if (place.projections.length <= len) return;
  if (found.mode === 'byMutRef') {
    for (let i = len; i < place.projections.length; i++) {
      const before = tyBefore(place, i);
      if (place.projections[i]?.kind === 'deref' && before.kind === 'ref' && before.mut === 'mut') {
        found.mode = 'byUniqueRef';
        break;
      }
    }
  }
  found.place = { ...place, projections: place.projections.slice(0, len) };
}

/** Raw pointers and union fields end a captured place. */
function restrict(fcx: FnCtxt, found: Found): void {
  const { place } = found;
  for (const [i, projection] of place.projections.entries()) {
    const before = tyBefore(place, i);
    if (projection.kind === 'deref' && before.kind === 'ptr') {
      truncate(found, i);
      return;
    }
    if (before.kind === 'adt') {
      const def = fcx.db.program.def(before.def);
      const packed = def.attrs.some((attr) => attr.path === 'repr' && (attr.args ?? '').includes('packed'));
      if (def.kind === 'union' || packed) {
        truncate(found, i + (def.kind === 'union' && projection.kind === 'field' ? 1 : 0));
        return;
      }
    }
  }
}

/** What lies behind a shared reference is captured by copying that reference. */
function shortenSharedRef(found: Found): void {
  if (found.mode === 'byValue') return;
  const { place } = found;
  const at = place.projections.findLastIndex((projection, i) => {
    const before = tyBefore(place, i);
    return projection.kind === 'deref' && before.kind === 'ref' && before.mut === 'not';
  });
  if (at >= 0) truncate(found, at + 1);
}

const sameProjection = (a: Projection, b: Projection): boolean =>
  a.kind === b.kind && (a.kind === 'deref' || (b.kind === 'field' && a.index === b.index && a.variant === b.variant));

/** Is `a` a prefix of (or equal to) `b`? */
function isAncestor(a: Place, b: Place): boolean {
  return (
    a.root === b.root &&
    a.projections.length <= b.projections.length &&
    a.projections.every((it, i) => {
      const other = b.projections[i];
      return other !== undefined && sameProjection(it, other);
    })
  );
}

/** Infers captures and kind of one closure from its body; those nested in it must be done already. */
export function analyzeClosure(
  fcx: FnCtxt,
  state: ClosureState,
  params: readonly (Pat | undefined)[],
  body: Expr,
): void {
  const found: Found[] = [];
  const order: LocalId[] = [];
  const note = (place: Place, mode: CaptureMode, span: Span): void => {
    if (fcx.localOwner.get(place.root) === state.def) return;
    if (!order.includes(place.root)) order.push(place.root);
    found.push({ place, mode, span });
  };
  const visitor = new UseVisitor(fcx, state.def, {
    consume: (place, span) => note(place, fcx.isCopy(place.ty) ? 'byRef' : 'byValue', span),
    borrow: (place, mode, span) => {
      // Raw pointers do not inherit mutability.
      const raw = place.projections.some((it, i) => it.kind === 'deref' && tyBefore(place, i).kind === 'ptr');
      note(place, raw ? 'byRef' : mode, span);
    },
    mention: (local) => {
      if (fcx.localOwner.get(local) !== state.def && !order.includes(local)) order.push(local);
    },
  });
  for (const pat of params) if (pat !== undefined) visitor.pattern(pat, undefined);
  visitor.value(body);
  let kind = 0;
  const processed: Found[] = [];
  for (const it of found) {
    restrict(fcx, it);
    shortenSharedRef(it);
    kind = Math.max(kind, it.mode === 'byValue' ? 2 : it.mode === 'byMutRef' || it.mode === 'byUniqueRef' ? 1 : 0);
    const firstDeref = it.place.projections.findIndex((projection) => projection.kind === 'deref');
    const forced = forcedByValue(fcx, state, it.place.root);
    if (state.expr.move || forced) {
      if (firstDeref >= 0) truncate(it, firstDeref);
      it.mode = 'byValue';
    } else if (it.mode === 'byValue' && firstDeref >= 0) truncate(it, firstDeref);
    processed.push(it);
  }
  if (state.kind === undefined) state.kind = KINDS[kind] ?? 'FnOnce';
  state.captures = minimal(processed, order).map((it) => captureOf(fcx, it));
}

/** The coroutine of an async closure takes the closure's own parameters by value. */
function forcedByValue(fcx: FnCtxt, state: ClosureState, root: LocalId): boolean {
  const parent = fcx.closures.get(state.parent);
  return parent?.flavor === 'asyncClosure' && fcx.localOwner.get(root) === parent.def;
}

/** Merges places that contain one another; in order of the variables' first mention, then by field. */
function minimal(found: readonly Found[], order: readonly LocalId[]): Found[] {
  const byRoot = new Map<LocalId, Found[]>();
  for (const it of found) {
    const list = byRoot.get(it.place.root) ?? [];
    byRoot.set(it.place.root, list);
    let merged = false;
    for (let i = 0; i < list.length; i++) {
      const other = list[i];
      if (other === undefined) continue;
      if (isAncestor(other.place, it.place)) {
        const cut: Found = { ...it };
        truncate(cut, other.place.projections.length);
        if (RANK[cut.mode] > RANK[other.mode]) {
          other.mode = cut.mode;
          other.span = cut.span;
        }
        merged = true;
        break;
      }
    }
    if (merged) continue;
    const kept: Found[] = [];
    const own: Found = { ...it };
    for (const other of list) {
      if (!isAncestor(own.place, other.place)) {
        kept.push(other);
        continue;
      }
      truncate(other, own.place.projections.length);
      if (RANK[other.mode] > RANK[own.mode]) {
        own.mode = other.mode;
        own.span = other.span;
      }
    }
    kept.push(own);
    byRoot.set(it.place.root, kept);
  }
  const out: Found[] = [];
  for (const root of order) {
    const list = byRoot.get(root) ?? [];
    list.sort((a, b) => compareProjections(a.place.projections, b.place.projections));
    out.push(...list);
  }
  return out;
}

function compareProjections(a: readonly Projection[], b: readonly Projection[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const x = a[i];
    const y = b[i];
    if (x?.kind === 'field' && y?.kind === 'field' && x.index !== y.index) return x.index - y.index;
  }
  return a.length - b.length;
}

function captureOf(fcx: FnCtxt, { place, mode, span }: Found): Capture {
  const placeTy = place.projections.at(-1)?.ty ?? place.rootTy;
  const ty = mode === 'byValue' ? placeTy : mkRef(placeTy, mode === 'byRef' ? 'not' : 'mut');
  return {
    local: place.root,
    projections: place.projections.map((it) =>
      it.kind === 'deref'
        ? { kind: 'deref' }
        : { kind: 'field', index: it.index, ...(it.variant === 0 ? {} : { variant: it.variant }) },
    ),
    mode,
    placeTy,
    ty,
    span,
    name: fcx.body.locals[place.root]?.name ?? '_',
  };
}
