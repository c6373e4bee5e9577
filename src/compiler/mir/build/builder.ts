//! The state of building one body: blocks, locals, scopes with scheduled drops, and the exits through them.
//! As in rustc's `build::scope`: a scope is a stack of scheduled drops; unwinding, returning and dropping a suspended coroutine walk the
//! same stack, and the blocks made for a walk are shared by all who start at the same depth.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { LabelId, LocalId } from '../../hir/hir.ts';
import type { TypeDb } from '../../types/api.ts';
import type { Block as ThirBlock, Expr, LocalDecl as ThirLocal, ThirBody } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { BlockIdx, Body, LocalDecl, LocalIdx, Operand, Place, Rvalue, Stmt, Terminator } from '../mir.ts';
import { localPlace } from '../place.ts';
import type { TypeFacts } from '../type-facts.ts';

/** A block under construction. `term` undefined: still open. */
export interface OpenBlock {
  stmts: Stmt[];
  term: Terminator | undefined;
  isCleanup: boolean;
}

/** One thing to do when a scope ends. Cached blocks start the rest of a walk from here outwards. */
interface ScheduledDrop {
  readonly local: LocalIdx;
  readonly kind: 'storage' | 'value';
  readonly span: Span;
  unwind: BlockIdx | undefined;
  exit: BlockIdx | undefined;
  abandon: BlockIdx | undefined;
}
export interface Scope {
  readonly drops: ScheduledDrop[];
  readonly span: Span;
}
/** Where `break` and `continue` go. */
export interface BreakTarget {
  readonly depth: number;
  readonly dest: Place;
  readonly breakTo: BlockIdx;
  readonly continueTo: BlockIdx | undefined;
  used: boolean;
}
/** A suspension point while building; what lives across it is found at the end. */
export interface OpenSuspend {
  readonly span: Span;
  readonly awaitSpan: Span;
  readonly awaitee: LocalIdx | undefined;
}
/** A matched value: its expression and the place it is in. */
export interface Scrutinee {
  readonly span: Span;
  readonly place: Place;
}
/** What a guard sees for a binding: a reference made for the guard instead of the variable (bindings move only after success). */
type VarState = { readonly local: LocalIdx; guardRef: LocalIdx | undefined };

/** The mutually recursive parts of lowering, each in a file of its own. */
export interface Lowerings {
  /** Evaluates into a place. */
  into(b: Builder, dest: Place, expr: Expr): void;
  /** As an operand; `pure`: nothing evaluated between now and the use can change what a place holds. */
  operand(b: Builder, expr: Expr, pure: boolean): Operand;
  rvalue(b: Builder, expr: Expr): Rvalue;
  /** As a place; values go to a temporary. */
  place(b: Builder, expr: Expr): Place;
  /** As `place`, but undefined for a captured variable that the closure does not capture (only matched by `_`). */
  placeIfCaptured(b: Builder, expr: Expr): Place | undefined;
  block(b: Builder, dest: Place, block: ThirBlock): void;
  /** Evaluates for effect; the value is dropped at the end of the statement. */
  stmtExpr(b: Builder, expr: Expr): void;
  /** Falls through when true; when false leaves the scopes from `depth` on and goes to `otherwise`. */
  condition(b: Builder, cond: Expr, depth: number, otherwise: BlockIdx): void;
  match(b: Builder, dest: Place, expr: Extract<Expr, { kind: 'match' }>): void;
  await(b: Builder, dest: Place, expr: Extract<Expr, { kind: 'await' }>): void;
  formatArgs(b: Builder, dest: Place, expr: Extract<Expr, { kind: 'formatArgs' }>): void;
  promotedBody(b: Builder, expr: Expr): Body;
  constBody(b: Builder, thir: ThirBody): Body;
}

/** What building needs to know about the program. */
export interface BuildContext {
  readonly db: TypeDb;
  readonly facts: TypeFacts;
  /** Mark statements (user code only). */
  readonly markStatements: boolean;
  /** Declaration of any variable of the owner or its closures (captured ones are declared in an outer body). */
  readonly declOf: (local: LocalId) => ThirLocal | undefined;
}

/** The last character of a scope: where its drops are said to happen (the closing brace, the semicolon). */
const endOf = (span: Span): Span => ({ file: span.file, start: Math.max(span.start, span.end - 1), end: span.end });

export class Builder {
  readonly cx: BuildContext;
  readonly thir: ThirBody;
  readonly ops: Lowerings;
  readonly locals: LocalDecl[] = [];
  readonly blocks: OpenBlock[] = [];
  readonly scopes: Scope[] = [];
  readonly vars = new Map<LocalId, VarState>();
  readonly labels = new Map<LabelId, BreakTarget>();
  /** Temporaries that outlive their statement: `let x = &temp()` (RS-9). */
  readonly extended = new Map<Expr, Scope | 'static'>();
  readonly suspends: OpenSuspend[] = [];
  /** What the pattern of a bound variable was matched against. */
  readonly scrutinees = new Map<LocalIdx, Scrutinee>();
  /** Loops of the program text. */
  readonly loops: Span[] = [];
  /** The value whose pattern is being lowered. */
  scrutinee: Scrutinee | undefined;
  readonly isCoroutine: boolean;
  cur: BlockIdx;
  /** The current block cannot be reached: drops need not be emitted. */
  dead = false;
  /** Where temporaries are dropped. */
  tempScope: Scope;
  /** `&mut Context<'_>`: local 2 of a coroutine. */
  readonly contextLocal = 2 as LocalIdx;
  private returnTo: BlockIdx | undefined;
  private resumeTo: BlockIdx | undefined;
  private abortTo: BlockIdx | undefined;
  private abandonedTo: BlockIdx | undefined;

  constructor(cx: BuildContext, thir: ThirBody, ops: Lowerings) {
    this.cx = cx;
    this.thir = thir;
    this.ops = ops;
    this.isCoroutine =
      thir.closure !== undefined && (thir.closure.flavor === 'asyncBlock' || thir.closure.flavor === 'gen');
    this.cur = this.newBlock();
    this.tempScope = { drops: [], span: thir.span };
  }

  // ---------------------------------------------------------------- blocks

  newBlock(isCleanup = false): BlockIdx {
    this.blocks.push({ stmts: [], term: undefined, isCleanup });
    return (this.blocks.length - 1) as BlockIdx;
  }
  block(at: BlockIdx): OpenBlock {
    return need(this.blocks[at], 'block');
  }
  /** Continue in this block. */
  enter(at: BlockIdx): void {
    this.cur = at;
    this.dead = false;
  }
  push(stmt: Stmt): void {
    this.block(this.cur).stmts.push(stmt);
  }
  assign(place: Place, value: Rvalue, span: Span): void {
    this.push({ kind: 'assign', place, value, span });
  }
  use(place: Place, operand: Operand, span: Span): void {
    this.assign(place, { kind: 'use', operand }, span);
  }
  terminate(term: Terminator): void {
    const block = this.block(this.cur);
    if (block.term === undefined) block.term = term;
  }
  goto(target: BlockIdx, span: Span): void {
    this.terminate({ kind: 'goto', target, span });
  }
  /** Ends the block with something that does not come back; what follows is lowered into an unreachable block. */
  diverge(term: Terminator): void {
    this.terminate(term);
    this.enterDead();
  }
  enterDead(): void {
    this.cur = this.newBlock();
    this.dead = true;
  }
  /** Runs `f` with another block as the current one. */
  inBlock(at: BlockIdx, f: () => void): void {
    const { cur, dead } = this;
    this.enter(at);
    f();
    this.cur = cur;
    this.dead = dead;
  }

  // ---------------------------------------------------------------- locals

  newLocal(ty: Ty, span: Span, more: Partial<LocalDecl> = {}): LocalIdx {
    this.locals.push({ ty, name: undefined, mutable: true, span, isArg: false, ...more });
    return (this.locals.length - 1) as LocalIdx;
  }
  /** The MIR local of a variable. */
  variable(id: LocalId): VarState {
    const known = this.vars.get(id);
    if (known !== undefined) return known;
    const decl = need(this.thir.locals.get(id), `local ${id} of the body`);
    const local = this.newLocal(decl.ty, decl.span, { name: decl.name, mutable: decl.mutable, hirLocal: id });
    const state: VarState = { local, guardRef: undefined };
    this.vars.set(id, state);
    return state;
  }
  /** A temporary that is never dropped (scalars, values moved out at once). */
  scratch(ty: Ty, span: Span): LocalIdx {
    return this.newLocal(ty, span);
  }
  /** A temporary dropped at the end of `scope`, evaluated by `f` (as rustc: storage first, the value drop when it is complete). */
  temp(ty: Ty, span: Span, scope: Scope, f: (place: Place) => void): LocalIdx {
    const local = this.newLocal(ty, span);
    this.push({ kind: 'storageLive', local, span });
    this.schedule(scope, local, 'storage', span);
    f(localPlace(local));
    this.schedule(scope, local, 'value', span);
    return local;
  }

  // ---------------------------------------------------------------- scopes

  pushScope(span: Span): Scope {
    const scope: Scope = { drops: [], span };
    this.scopes.push(scope);
    return scope;
  }
  /** Ends the innermost scope on the normal path. */
  popScope(): void {
    this.emitDrops(this.scopes.length - 1);
    this.scopes.pop();
  }
  /** Temporaries made in `f` die at its end (a terminating scope, RS-9). */
  terminating<T>(span: Span, f: () => T): T {
    const saved = this.tempScope;
    this.tempScope = this.pushScope(span);
    const result = f();
    this.popScope();
    this.tempScope = saved;
    return result;
  }

  /** Schedules a drop. Blocks cached in inner scopes do not know about it: they are forgotten. */
  schedule(scope: Scope, local: LocalIdx, kind: 'storage' | 'value', span: Span): void {
    if (kind === 'value' && !this.cx.facts.needsDrop(need(this.locals[local], 'local').ty)) return;
    scope.drops.push({ local, kind, span, unwind: undefined, exit: undefined, abandon: undefined });
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const inner = need(this.scopes[i], 'scope');
      if (inner === scope) break;
      for (const drop of inner.drops) {
        drop.unwind = undefined;
        drop.exit = undefined;
        drop.abandon = undefined;
      }
    }
  }

  /** Emits the drops of the scopes from the innermost down to index `depth`, in the current block. The scopes stay. */
  emitDrops(depth: number): void {
    if (this.dead) return;
    for (let i = this.scopes.length - 1; i >= depth; i--) {
      const scope = need(this.scopes[i], 'scope');
      const { drops } = scope;
      const span = endOf(scope.span);
      for (let j = drops.length - 1; j >= 0; j--) {
        const { kind, local } = need(drops[j], 'drop');
        if (kind === 'storage') {
          this.push({ kind: 'storageDead', local, span });
          continue;
        }
        const target = this.newBlock();
        this.terminate({ kind: 'drop', place: localPlace(local), target, unwind: this.unwindFrom(i, j - 1), span });
        this.cur = target;
      }
    }
  }
  /** Leaves the scopes from `depth` on and goes to `target`. */
  exitTo(depth: number, target: BlockIdx, span: Span): void {
    if (!this.dead) {
      this.emitDrops(depth);
      this.goto(target, span);
    }
    this.enterDead();
  }

  // ---------------------------------------------------------------- walks to the outside

  /** The block to unwind to from here; undefined if nothing is to be dropped. */
  unwind(): BlockIdx | undefined {
    return this.unwindFrom(this.scopes.length - 1, Infinity);
  }
  private unwindFrom(scopeIdx: number, dropIdx: number): BlockIdx | undefined {
    return this.walk(scopeIdx, dropIdx, 'unwind');
  }
  /** Where a coroutine dropped while suspended here goes. */
  abandon(): BlockIdx {
    return this.walk(this.scopes.length - 1, Infinity, 'abandon') ?? this.abandoned();
  }
  /** The value is in the return place: run all drops and return. */
  exitReturn(span: Span): void {
    if (!this.dead) this.goto(this.walk(this.scopes.length - 1, Infinity, 'exit') ?? this.returnBlock(), span);
    this.enterDead();
  }

  /** The chain of blocks that performs the drops up to and including (scopeIdx, dropIdx), innermost first; undefined if there are none. */
  private walk(scopeIdx: number, dropIdx: number, way: 'unwind' | 'exit' | 'abandon'): BlockIdx | undefined {
    const todo: { readonly drop: ScheduledDrop; readonly i: number; readonly j: number }[] = [];
    let next: BlockIdx | undefined;
    search: for (let i = scopeIdx; i >= 0; i--) {
      const { drops } = need(this.scopes[i], 'scope');
      for (let j = i === scopeIdx ? Math.min(dropIdx, drops.length - 1) : drops.length - 1; j >= 0; j--) {
        const drop = need(drops[j], 'drop');
        if (drop.kind === 'storage' && way !== 'exit') continue;
        const cached = drop[way];
        if (cached !== undefined) {
          next = cached;
          break search;
        }
        todo.push({ drop, i, j });
      }
    }
    for (let n = todo.length - 1; n >= 0; n--) {
      const { drop, i, j } = need(todo[n], 'drop');
      const at = this.newBlock(way === 'unwind');
      const target =
        next ?? (way === 'unwind' ? this.resume() : way === 'exit' ? this.returnBlock() : this.abandoned());
      const block = this.block(at);
      const span = endOf(need(this.scopes[i], 'scope').span);
      if (drop.kind === 'storage') {
        block.stmts.push({ kind: 'storageDead', local: drop.local, span });
        block.term = { kind: 'goto', target, span };
      } else {
        const unwind = way === 'unwind' ? this.abort() : this.unwindFrom(i, j - 1);
        block.term = { kind: 'drop', place: localPlace(drop.local), target, unwind, span };
      }
      drop[way] = at;
      next = at;
    }
    return next;
  }

  returnBlock(): BlockIdx {
    return (this.returnTo ??= this.newBlock());
  }
  resume(): BlockIdx {
    return (this.resumeTo ??= this.ended({ kind: 'resume', span: this.thir.span }, true));
  }
  abort(): BlockIdx {
    return (this.abortTo ??= this.ended({ kind: 'abort', span: this.thir.span }, true));
  }
  private abandoned(): BlockIdx {
    return (this.abandonedTo ??= this.ended({ kind: 'coroutineDropped', span: this.thir.span }, false));
  }
  private ended(term: Terminator, isCleanup: boolean): BlockIdx {
    const at = this.newBlock(isCleanup);
    this.block(at).term = term;
    return at;
  }
}
