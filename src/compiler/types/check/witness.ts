//! The coroutine witness: what a suspended async body may hold, await by await. As rustc finds it on MIR: a local is held
//! if it may still need its storage (initialised, not moved away before ever being borrowed) and is used later: by the
//! code, by its drop at the end of its scope, or (unknowably) through a reference made earlier (RS-7, RS-16).
import { unreachable } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { LocalId } from '../../hir/hir.ts';
import type { TypeDb, WitnessTy } from '../api.ts';
import type { Block, Expr, Pat, ThirBody } from '../thir.ts';
import type { Ty } from '../ty.ts';
import { mayNeedDrop } from './needs-drop.ts';
import { walkExpr, walkPat } from './thir-walk.ts';

/** A local or temporary that exists at this point. */
interface Slot {
  readonly ty: Ty;
  readonly span: Span;
  readonly name: string | undefined;
  readonly local: LocalId | undefined;
  readonly declared: number;
  readonly needsDrop: boolean;
  initialised: boolean;
  moved: boolean;
  borrowed: boolean;
}
interface Suspension {
  readonly at: number;
  readonly loops: readonly number[];
  readonly awaitSpan: Span;
  readonly held: { readonly slot: Slot; readonly certain: boolean }[];
}

class Walker {
  private readonly db: TypeDb;
  private readonly isCopy: (ty: Ty) => boolean;
  private readonly slots: Slot[] = [];
  private readonly uses = new Map<LocalId, number[]>();
  private readonly loopRanges = new Map<number, { readonly start: number; end: number }>();
  private readonly loops: number[] = [];
  private clock = 0;
  readonly suspensions: Suspension[] = [];
  readonly futures: WitnessTy[] = [];

  constructor(db: TypeDb, isCopy: (ty: Ty) => boolean) {
    this.db = db;
    this.isCopy = isCopy;
  }

  // ---------------------------------------------------------------- slots

  private push(ty: Ty, span: Span, name: string | undefined, local: LocalId | undefined, initialised: boolean): Slot {
    const needsDrop = mayNeedDrop(this.db, ty, (def) => this.db.closureInfo(def).captures.map((it) => it.ty));
    const slot: Slot = {
      ty,
      span,
      name,
      local,
      declared: this.clock,
      needsDrop,
      initialised,
      moved: false,
      borrowed: false,
    };
    this.slots.push(slot);
    return slot;
  }

  /** Runs `f`; temporaries and locals made in it die at its end. */
  private scope<T>(f: () => T): T {
    const height = this.slots.length;
    const result = f();
    this.slots.length = height;
    return result;
  }

  private slotOf(local: LocalId): Slot | undefined {
    return this.slots.findLast((it) => it.local === local);
  }

  private use(local: LocalId): void {
    const list = this.uses.get(local);
    if (list === undefined) this.uses.set(local, [++this.clock]);
    else list.push(++this.clock);
  }

  private suspend(span: Span): void {
    const at = ++this.clock;
    const held: Suspension['held'] = [];
    for (const slot of this.slots) {
      if (!slot.initialised || (slot.moved && !slot.borrowed)) continue;
      held.push({ slot, certain: slot.local === undefined || slot.needsDrop || slot.borrowed });
    }
    this.suspensions.push({ at, loops: [...this.loops], awaitSpan: span, held });
  }

  /** Is the local used after `at` (or again, in the next turn of a loop around it)? */
  private usedLater(slot: Slot, at: number, loops: readonly number[]): boolean {
    const uses = slot.local === undefined ? [] : (this.uses.get(slot.local) ?? []);
    if (uses.some((it) => it > at)) return true;
    return loops.some((id) => {
      const range = this.loopRanges.get(id);
      return (
        range !== undefined && slot.declared < range.start && uses.some((it) => it >= range.start && it <= range.end)
      );
    });
  }

  result(): WitnessTy[] {
    const out: WitnessTy[] = [];
    const seen = new Set<string>();
    const add = (it: WitnessTy): void => {
      const key = `${it.ty.id}:${it.span.start}:${it.awaitSpan.start}`;
      if (seen.has(key)) return;
      seen.add(key);
      out.push(it);
    };
    for (const { at, loops, awaitSpan, held } of this.suspensions) {
      for (const { slot, certain } of held) {
        if (certain || this.usedLater(slot, at, loops))
          add({ ty: slot.ty, span: slot.span, name: slot.name, awaitSpan });
      }
    }
    for (const it of this.futures) add(it);
    return out;
  }

  // ---------------------------------------------------------------- branches

  private saved(): { readonly slot: Slot; readonly moved: boolean; readonly initialised: boolean }[] {
    return this.slots.map((slot) => ({ slot, moved: slot.moved, initialised: slot.initialised }));
  }

  /** Runs alternatives from the same state; afterwards a slot is moved only if every alternative that goes on moved it. */
  private branches(alternatives: readonly (() => boolean)[]): void {
    const before = this.saved();
    const ends: Map<Slot, { readonly moved: boolean; readonly initialised: boolean }>[] = [];
    for (const run of alternatives) {
      for (const { slot, moved, initialised } of before) {
        slot.moved = moved;
        slot.initialised = initialised;
      }
      const goesOn = run();
      if (goesOn)
        ends.push(new Map(before.map(({ slot }) => [slot, { moved: slot.moved, initialised: slot.initialised }])));
    }
    for (const { slot, moved, initialised } of before) {
      const states = ends.map((end) => end.get(slot));
      slot.moved = ends.length === 0 ? moved : states.every((it) => it?.moved === true);
      slot.initialised = ends.length === 0 ? initialised : states.some((it) => it?.initialised === true);
    }
  }

  // ---------------------------------------------------------------- expressions

  /** The local at the root of a place, if the place is (part of) one. */
  private rootOf(expr: Expr): { readonly local: LocalId; readonly whole: boolean } | undefined {
    switch (expr.kind) {
      case 'local':
        return { local: expr.local, whole: true };
      case 'field': {
        const root = this.rootOf(expr.expr);
        return root === undefined ? undefined : { ...root, whole: false };
      }
      case 'index': {
        const root = this.rootOf(expr.expr);
        return root === undefined ? undefined : { ...root, whole: false };
      }
      case 'deref':
        return undefined;
      default:
        return undefined;
    }
  }

  /** Evaluates a place; an rvalue becomes a temporary that lives to the end of the enclosing statement. */
  private place(expr: Expr): void {
    switch (expr.kind) {
      case 'local':
        this.use(expr.local);
        return;
      case 'upvar':
      case 'static':
        return;
      case 'deref':
      case 'field':
        this.place(expr.expr);
        return;
      case 'index':
        this.place(expr.expr);
        this.value(expr.index);
        return;
      default: {
        this.value(expr);
        if (expr.kind === 'lit' || expr.kind === 'const' || expr.kind === 'fn') return;
        // Borrowed by what follows: it keeps its storage for its whole scope.
        this.push(expr.ty, expr.span, undefined, undefined, true);
      }
    }
  }

  /** Operands evaluated one after the other: those already there are held while the next ones suspend. */
  private operands(exprs: readonly Expr[]): void {
    const height = this.slots.length;
    const values: Slot[] = [];
    for (const [i, expr] of exprs.entries()) {
      this.value(expr);
      if (i < exprs.length - 1 && exprs.slice(i + 1).some(suspends) && expr.kind !== 'fn' && expr.kind !== 'lit') {
        values.push(this.push(expr.ty, expr.span, undefined, undefined, true));
      }
    }
    // The values are consumed by the operation; temporaries made on the way stay.
    for (const value of values) {
      const at = this.slots.indexOf(value, height);
      if (at >= 0) this.slots.splice(at, 1);
    }
  }

  /** A place used by value: moved unless `Copy`. */
  private consume(expr: Expr): void {
    this.place(expr);
    const root = this.rootOf(expr);
    if (root === undefined || !root.whole) return;
    const slot = this.slotOf(root.local);
    if (slot !== undefined && !this.isCopy(expr.ty)) slot.moved = true;
  }

  private borrow(expr: Expr): void {
    this.place(expr);
    const root = this.rootOf(expr);
    const slot = root === undefined ? undefined : this.slotOf(root.local);
    if (slot !== undefined) slot.borrowed = true;
  }

  value(expr: Expr): void {
    switch (expr.kind) {
      case 'local':
      case 'upvar':
      case 'static':
      case 'deref':
      case 'field':
      case 'index':
        this.consume(expr);
        return;
      case 'lit':
      case 'const':
      case 'constParam':
      case 'constBlock':
      case 'fn':
      case 'continue':
        return;
      case 'closure':
        for (const capture of this.db.closureInfo(expr.def).captures) {
          const slot = this.slotOf(capture.local);
          this.use(capture.local);
          if (slot === undefined) continue;
          if (capture.mode === 'byValue') {
            if (capture.projections.length === 0 && !this.isCopy(slot.ty)) slot.moved = true;
          } else slot.borrowed = true;
        }
        return;
      case 'call':
        this.operands([expr.func, ...expr.args]);
        return;
      case 'adt':
        this.operands([...expr.fields.map((it) => it.expr), ...(expr.base === undefined ? [] : [expr.base])]);
        return;
      case 'tuple':
      case 'array':
        this.operands(expr.items);
        return;
      case 'repeat':
      case 'yield':
        this.value(expr.value);
        if (expr.kind === 'yield') this.suspend(expr.span);
        return;
      case 'binary':
      case 'assignOp':
        this.operands(expr.kind === 'binary' ? [expr.left, expr.right] : [expr.right, expr.left]);
        return;
      case 'logical':
        this.scope(() => this.value(expr.left));
        this.branches([
          () => {
            this.scope(() => this.value(expr.right));
            return true;
          },
          () => true,
        ]);
        return;
      case 'unary':
      case 'cast':
      case 'coerce':
      case 'neverToAny':
      case 'try':
        this.value(expr.expr);
        return;
      case 'dropTemps':
        this.scope(() => this.value(expr.expr));
        return;
      case 'await': {
        this.value(expr.expr);
        this.futures.push({ ty: expr.futureTy, span: expr.expr.span, name: undefined, awaitSpan: expr.awaitSpan });
        this.suspend(expr.awaitSpan);
        return;
      }
      case 'borrow':
      case 'rawBorrow':
        this.borrow(expr.expr);
        return;
      case 'block':
        this.block(expr.block);
        return;
      case 'if':
        this.scope(() => {
          // Bindings of `if let` live in the condition's scope; its plain temporaries end with it.
          this.value(expr.cond);
          this.branches([
            () => {
              this.value(expr.then);
              return expr.then.ty.kind !== 'never' && !diverges(expr.then);
            },
            () => {
              if (expr.els === undefined) return true;
              this.value(expr.els);
              return expr.els.ty.kind !== 'never' && !diverges(expr.els);
            },
          ]);
        });
        return;
      case 'let':
        this.matched(expr.init, expr.pat);
        this.bind(expr.pat);
        return;
      case 'loop': {
        const id = this.loopRanges.size;
        const range = { start: ++this.clock, end: Number.MAX_SAFE_INTEGER };
        this.loopRanges.set(id, range);
        this.loops.push(id);
        this.branches([
          () => {
            this.scope(() => this.block(expr.body));
            return true;
          },
          () => true,
        ]);
        this.loops.pop();
        range.end = ++this.clock;
        return;
      }
      case 'match':
        this.matchExpr(expr);
        return;
      case 'break':
      case 'return':
        if (expr.value !== undefined) this.value(expr.value);
        return;
      case 'assign': {
        this.value(expr.right);
        this.place(expr.left);
        if (expr.left.kind === 'local') {
          const slot = this.slotOf(expr.left.local);
          if (slot !== undefined) {
            slot.initialised = true;
            slot.moved = false;
          }
        }
        return;
      }
      case 'formatArgs':
        for (const arg of expr.args) this.borrow(arg);
        return;
      default:
        unreachable(expr);
    }
  }

  private matchExpr(expr: Expr & { kind: 'match' }): void {
    const moves = expr.arms.some((arm) => movesIn(arm.pat));
    const height = this.slots.length;
    this.place(expr.scrutinee);
    // A scrutinee taken over whole by its (single) binding is moved there.
    const root = this.rootOf(expr.scrutinee);
    const temp = root === undefined && this.slots.length > height ? this.slots.at(-1) : undefined;
    const slot = root === undefined ? temp : root.whole ? this.slotOf(root.local) : undefined;
    this.branches(
      expr.arms.map((arm) => (): boolean => {
        this.scope(() => {
          if (slot !== undefined && moves && wholeMove(arm.pat) && !this.isCopy(slot.ty)) slot.moved = true;
          if (slot !== undefined && borrowsIn(arm.pat)) slot.borrowed = true;
          this.bind(arm.pat);
          if (arm.guard !== undefined) {
            const guard = arm.guard;
            this.scope(() => this.value(guard));
          }
          this.scope(() => this.value(arm.body));
        });
        return arm.body.ty.kind !== 'never' && !diverges(arm.body);
      }),
    );
  }

  /** The value a pattern takes apart. */
  private matched(init: Expr, pat: Pat): void {
    if (pat.kind === 'binding' && pat.mode === 'move' && pat.sub === undefined) {
      this.value(init);
      return;
    }
    if (pat.kind === 'wild' && this.rootOf(init) !== undefined) return;
    this.place(init);
    const root = this.rootOf(init);
    const slot = root === undefined ? undefined : this.slotOf(root.local);
    if (slot !== undefined && borrowsIn(pat)) slot.borrowed = true;
    if (slot !== undefined && root?.whole === true && wholeMove(pat) && !this.isCopy(slot.ty)) slot.moved = true;
  }

  private bind(pat: Pat): void {
    eachBinding(pat, (it) => this.push(it.localTy, it.span, it.name, it.local, true));
  }

  block(block: Block): void {
    this.scope(() => {
      for (const stmt of block.stmts) {
        if (stmt.kind === 'expr') {
          this.scope(() => this.value(stmt.expr));
          continue;
        }
        if (stmt.init === undefined) {
          eachBinding(stmt.pat, (it) => this.push(it.localTy, it.span, it.name, it.local, false));
          continue;
        }
        this.letStmt(stmt.pat, stmt.init, stmt.els);
      }
      if (block.expr !== undefined) {
        const tail = block.expr;
        // Edition 2024 drops the tail's temporaries before the block's locals: either way they are gone after it.
        this.value(tail);
      }
    });
  }

  private letStmt(pat: Pat, init: Expr, els: Block | undefined): void {
    const extended = extendedOf(init);
    const height = this.slots.length;
    this.matched(init, pat);
    const temps = this.slots.splice(height);
    // Temporaries whose address the initialiser takes live as long as the block (`let x = &temp();`).
    this.slots.push(
      ...temps.filter((it) =>
        extended.some((e) => e.span.start === it.span.start && e.span.end === it.span.end && e.ty === it.ty),
      ),
    );
    if (els !== undefined) {
      this.branches([
        () => true,
        () => {
          this.block(els);
          return false;
        },
      ]);
    }
    this.bind(pat);
  }
}

/** The operands whose temporaries a `let` initialiser extends. */
function extendedOf(expr: Expr): Expr[] {
  switch (expr.kind) {
    case 'borrow': {
      let inner = expr.expr;
      while (inner.kind === 'field' || inner.kind === 'index') inner = inner.expr;
      return [inner, ...extendedOf(inner)];
    }
    case 'coerce':
    case 'cast':
      return extendedOf(expr.expr);
    case 'deref':
      return expr.expr.kind === 'borrow' ? extendedOf(expr.expr) : [];
    case 'tuple':
    case 'array':
      return expr.items.flatMap(extendedOf);
    case 'adt':
      return expr.fields.flatMap((it) => extendedOf(it.expr));
    case 'block':
      return expr.block.expr === undefined ? [] : extendedOf(expr.block.expr);
    default:
      return [];
  }
}

const diverges = (expr: Expr): boolean =>
  expr.kind === 'neverToAny' || (expr.kind === 'block' && expr.block.ty.kind === 'never');

/** Does evaluating the expression suspend? */
function suspends(expr: Expr): boolean {
  let found = false;
  walkExpr(expr, {
    expr: (it) => {
      if (it.kind === 'await' || it.kind === 'yield') found = true;
    },
  });
  return found;
}

function eachBinding(pat: Pat, visit: (binding: Pat & { kind: 'binding' }) => void): void {
  const seen = new Set<LocalId>();
  walkPat(pat, {
    pat: (it) => {
      if (it.kind !== 'binding' || seen.has(it.local)) return;
      seen.add(it.local);
      visit(it);
    },
  });
}

const wholeMove = (pat: Pat): boolean => pat.kind === 'binding' && pat.mode === 'move';

function movesIn(pat: Pat): boolean {
  let found = false;
  eachBinding(pat, (it) => {
    if (it.mode === 'move') found = true;
  });
  return found;
}

function borrowsIn(pat: Pat): boolean {
  let found = false;
  eachBinding(pat, (it) => {
    if (it.mode !== 'move') found = true;
  });
  return found;
}

/** What the coroutine may hold while suspended, in terms of its owner's params. */
export function witnessOf(db: TypeDb, body: ThirBody, isCopy: (ty: Ty) => boolean): readonly WitnessTy[] {
  const walker = new Walker(db, isCopy);
  walker.value(body.value);
  return walker.result();
}
