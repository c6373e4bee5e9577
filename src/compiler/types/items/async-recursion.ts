//! E0733: an async fn (or block) whose future would contain itself. Read off the finished bodies: what each coroutine
//! captures and holds across its awaits, by value.
import type { DefId } from '../../hir/hir.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import { spanTo, type Span } from '../../../source/span.ts';
import { knownOr } from '../api.ts';
import type { KnownBodies } from '../api.ts';
import type { Ty } from '../ty.ts';
import { subst } from '../fold.ts';
import type { Db } from '../db/db.ts';
import { headSpan } from './spans.ts';

interface Part {
  readonly ty: Ty;
  readonly span: Span;
}

/** Every coroutine of the user's that holds a value of its own type without indirection (one per cycle). */
export function checkAsyncRecursion(db: Db, known: KnownBodies): readonly Diagnostic[] {
  const coroutines = new Map<DefId, DefId[]>();
  for (let id = db.program.nLibraryDefs; id < db.program.nDefs; id++) {
    const it = db.program.def(id as DefId);
    if (it.kind !== 'closure' || it.flavor !== 'asyncBlock') continue;
    const others = coroutines.get(it.owner);
    if (others === undefined) coroutines.set(it.owner, [it.id]);
    else others.push(it.id);
  }
  const reported = new Set<DefId>();
  return [...coroutines].flatMap(([owner, defs]) =>
    knownOr(known, 'recursion', owner, () => defs.flatMap((def) => recursionOf(db, def, reported))),
  );
}

function recursionOf(db: Db, def: DefId, reported: Set<DefId>): readonly Diagnostic[] {
  const it = db.program.def(def);
  if (it.kind !== 'closure' || reported.has(def)) return [];
  const cycle = new Search(db, def).run();
  if (cycle === undefined) return [];
  for (const member of cycle.members) reported.add(member);
  const owner = db.program.def(it.owner);
  const isFn = owner.kind === 'fn' && db.closureInfo(def).isAsyncFn;
  const what = `async ${isFn ? 'fn' : 'block'}`;
  const note = `a recursive \`${what}\` call must introduce indirection such as \`Box::pin\` to avoid an infinitely sized future`;
  return [
    errorAt(isFn ? headSpan(owner) : it.span, `recursion in an ${what} requires boxing`, {
      code: 'E0733',
      labels: [{ span: cycle.span, text: 'recursive call here' }],
      notes: [{ kind: 'note', text: note }],
    }),
  ];
}

class Search {
  private readonly db: Db;
  private readonly target: DefId;
  private readonly seen = new Set<Ty>();
  private readonly path: DefId[];

  constructor(db: Db, target: DefId) {
    this.db = db;
    this.target = target;
    this.path = [target];
  }

  run(): { readonly span: Span; readonly members: readonly DefId[] } | undefined {
    const parts = this.partsOf(this.target);
    for (const part of parts) if (this.reaches(part.ty)) return { span: part.span, members: this.path };
    return undefined;
  }

  /** What a coroutine holds: captures, and values that live across an await. */
  private partsOf(def: DefId): readonly Part[] {
    const { db } = this;
    const held = db
      .coroutineWitness(def)
      .map((one) => ({ ty: one.ty, span: one.name === undefined ? spanTo(one.span, one.awaitSpan) : one.span }));
    return [...held, ...db.closureInfo(def).captures.map((capture) => ({ ty: capture.ty, span: capture.span }))];
  }

  private reaches(ty: Ty): boolean {
    if (this.seen.has(ty) || this.seen.size > 500) return false;
    this.seen.add(ty);
    const { db } = this;
    switch (ty.kind) {
      case 'coroutine': {
        if (ty.def === this.target) return true;
        this.path.push(ty.def);
        if (this.partsOf(ty.def).some((part) => this.reaches(subst(part.ty, ty.args)))) return true;
        this.path.pop();
        return false;
      }
      case 'opaque':
        return this.reaches(subst(db.hiddenType(ty.def), ty.args));
      case 'closure':
        return db.closureInfo(ty.def).captures.some((capture) => this.reaches(subst(capture.ty, ty.args)));
      case 'tuple':
        return ty.items.some((item) => this.reaches(item));
      case 'array':
        return this.reaches(ty.elem);
      case 'adt': {
        if (ty.def === db.lang('owned_box') || ty.def === db.lang('phantom_data')) return false;
        const it = db.program.def(ty.def);
        if (it.kind !== 'struct' && it.kind !== 'enum' && it.kind !== 'union') return false;
        return it.variants.some((_, variant) =>
          db.fieldTys(ty.def, variant, ty.args).some((field) => this.reaches(field)),
        );
      }
      default:
        return false;
    }
  }
}
