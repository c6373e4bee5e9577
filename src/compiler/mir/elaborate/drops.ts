//! Drop elaboration (as rustc's elaborate_drops): every `drop` of MIR as built becomes nothing, a drop, a drop under a flag, or a ladder of
//! drops of the parts that are left, by what may be initialised there.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { TypeDb } from '../../types/api.ts';
import { BOOL } from '../../types/interner.ts';
import type { Ty } from '../../types/ty.ts';
import type { OpenBlock } from '../build/builder.ts';
import type { RawBody } from '../build/body.ts';
import { rvalueOperands, termOperands } from '../cfg.ts';
import { InitAnalysis } from '../dataflow/init.ts';
import type { InitState } from '../dataflow/init.ts';
import { MovePaths } from '../dataflow/move-paths.ts';
import type { PathIdx } from '../dataflow/move-paths.ts';
import type { BlockIdx, LocalDecl, LocalIdx, Operand, Place, Stmt, Terminator } from '../mir.ts';
import { arrayLen, copyOf, derefOf, downcastOf, fieldOf, fieldTysOf, isBox, localPlace, project } from '../place.ts';
import { hasDropImpl } from '../type-facts.ts';
import type { TypeFacts } from '../type-facts.ts';
import { DISCR_TY } from '../tys.ts';

type DropTerm = Extract<Terminator, { kind: 'drop' }>;
/** Where to go after a drop, and where if it panics. */
interface Exits {
  readonly target: BlockIdx;
  readonly unwind: BlockIdx | undefined;
  readonly isCleanup: boolean;
  readonly span: Span;
}

/** Replaces the drops of a raw body in place. Flags become locals. */
export function elaborateDrops(db: TypeDb, facts: TypeFacts, raw: RawBody): void {
  const dropped = new Set<LocalIdx>();
  for (const block of raw.blocks) if (block.term?.kind === 'drop') dropped.add(block.term.place.local);
  if (dropped.size === 0) return;
  new Elaborator(db, facts, raw, dropped).run();
}

class Elaborator {
  private readonly db: TypeDb;
  private readonly facts: TypeFacts;
  private readonly blocks: OpenBlock[];
  private readonly locals: LocalDecl[];
  private readonly moves: MovePaths;
  private readonly init: InitAnalysis;
  private readonly nArgs: number;
  private readonly selfDef: number | undefined;
  private readonly flags = new Map<PathIdx, LocalIdx>();
  private resumeTo: BlockIdx | undefined;
  private abortTo: BlockIdx | undefined;
  private readonly span: Span;

  constructor(db: TypeDb, facts: TypeFacts, raw: RawBody, dropped: ReadonlySet<LocalIdx>) {
    this.db = db;
    this.facts = facts;
    this.blocks = raw.blocks;
    this.locals = raw.locals;
    this.nArgs = raw.nArgs;
    this.span = raw.thir.span;
    this.selfDef = raw.kind === 'coroutine' ? raw.thir.closure?.def : undefined;
    this.moves = new MovePaths(db, raw.locals, (local) => dropped.has(local), raw.blocks);
    this.init = new InitAnalysis(this.moves, raw.blocks, raw.nArgs);
  }

  run(): void {
    const drops: { readonly at: BlockIdx; readonly term: DropTerm; readonly state: InitState }[] = [];
    for (const at of this.init.order) {
      const block = this.block(at);
      if (block.term?.kind !== 'drop') continue;
      const entry = need(this.init.entry[at], 'state of a reached block');
      const state: InitState = { init: entry.init.copy(), uninit: entry.uninit.copy() };
      for (const stmt of block.stmts) this.init.stmt(state, stmt);
      drops.push({ at, term: block.term, state });
    }
    const nOriginal = this.blocks.length;
    for (const { at, term, state } of drops) {
      const found = this.moves.lookup(term.place);
      if (found?.exact !== true) continue; // through a reference: `*r = v` drops what was there
      const block = this.block(at);
      const exits: Exits = { target: term.target, unwind: term.unwind, isCleanup: block.isCleanup, span: term.span };
      block.term = { kind: 'goto', target: this.dropPath(found.path, state, exits), span: term.span };
    }
    if (this.flags.size > 0) this.emitFlags(nOriginal);
  }

  private block(at: BlockIdx): OpenBlock {
    return need(this.blocks[at], 'block');
  }
  private newBlock(term: Terminator, isCleanup: boolean, stmts: Stmt[] = []): BlockIdx {
    this.blocks.push({ stmts, term, isCleanup });
    return (this.blocks.length - 1) as BlockIdx;
  }

  // ---------------------------------------------------------------- what to drop

  /** The block that drops what is left of a path and goes on. */
  private dropPath(path: PathIdx, state: InitState, exits: Exits): BlockIdx {
    let someLive = false;
    let someDead = false;
    let count = 0;
    this.moves.eachBelow(path, (p) => {
      count++;
      someLive ||= state.init.has(p);
      someDead ||= state.uninit.has(p);
    });
    const { place, ty } = this.moves.path(path);
    if (!someLive) return exits.target;
    const whole = this.isOwnCoroutine(ty) ? undefined : place;
    if (!someDead && whole !== undefined) return this.dropBlock(whole, exits);
    if ((count === 1 && whole !== undefined) || hasDropImplNotBox(this.db, ty))
      return this.underFlag(path, state, place, exits);
    return this.openDrop(path, state, exits);
  }

  /** Inside its own body a coroutine is only its captures: they are dropped one by one (RS-6). */
  private isOwnCoroutine(ty: Ty): boolean {
    return ty.kind === 'coroutine' && ty.def === this.selfDef;
  }

  private dropBlock(place: Place, exits: Exits): BlockIdx {
    const { target, unwind, isCleanup, span } = exits;
    return this.newBlock({ kind: 'drop', place, target, unwind, span }, isCleanup);
  }

  /** The whole place, if the path's flag says that it is there. */
  private underFlag(path: PathIdx, state: InitState, place: Place, exits: Exits, boxOnly = false): BlockIdx {
    if (!state.init.has(path)) return exits.target;
    const { target, unwind, isCleanup, span } = exits;
    const term: DropTerm = boxOnly
      ? { kind: 'drop', place, target, unwind, span, boxOnly: true }
      : { kind: 'drop', place, target, unwind, span };
    if (!state.uninit.has(path)) return this.newBlock(term, isCleanup);
    // Cleared before the drop, so that unwinding out of it or the next iteration does not drop again.
    const go = this.newBlock(term, isCleanup, [setFlag(this.flagOf(path), false, span)]);
    return this.testFlag(path, go, exits);
  }

  // ---------------------------------------------------------------- ladders

  private openDrop(path: PathIdx, state: InitState, exits: Exits): BlockIdx {
    const { place, ty, children } = this.moves.path(path);
    if (isBox(this.db, ty)) {
      // The content, then the memory.
      const unwindFree = this.cleanupOf(exits, (cleanup) => this.underFlag(path, state, place, cleanup, true));
      const free = this.underFlag(path, state, place, exits, true);
      const inner = children.get('*');
      const rest: Exits = { ...exits, target: free, unwind: unwindFree };
      return inner === undefined
        ? this.underFlag(path, state, derefOf(place), rest)
        : this.dropPath(inner, state, rest);
    }
    if (ty.kind === 'adt' && this.db.program.def(ty.def).kind === 'enum') return this.openEnum(path, state, exits);
    if (ty.kind === 'array') {
      const len = arrayLen(this.db, ty) ?? 0;
      const items = Array.from({ length: len }, (_, offset) => ({
        key: `[${offset}]`,
        place: project(place, { kind: 'constIndex', offset, fromEnd: false }),
        ty: ty.elem,
      }));
      return this.ladder(path, state, items, exits);
    }
    const fields = fieldTysOf(this.db, ty, 0).map((fieldTy, index) => ({
      key: `.${index}`,
      place: fieldOf(place, index, fieldTy),
      ty: fieldTy,
    }));
    return this.ladder(path, state, fields, exits);
  }

  private openEnum(path: PathIdx, state: InitState, exits: Exits): BlockIdx {
    const { place, ty, children } = this.moves.path(path);
    const values: bigint[] = [];
    const targets: BlockIdx[] = [];
    for (const [key, child] of children) {
      if (!key.startsWith('@')) continue;
      const variant = Number(key.slice(1));
      const down = downcastOf(place, variant);
      const fields = fieldTysOf(this.db, ty, variant).map((fieldTy, index) => ({
        key: `.${index}`,
        place: fieldOf(down, index, fieldTy),
        ty: fieldTy,
      }));
      values.push(BigInt(variant));
      targets.push(this.ladder(child, state, fields, exits));
    }
    const otherwise = this.underFlag(path, state, place, exits);
    const discr = this.newLocal(DISCR_TY, exits.span);
    const ladder = this.newBlock(
      {
        kind: 'switch',
        operand: copyOf(localPlace(discr)),
        ty: DISCR_TY,
        values,
        targets,
        otherwise,
        span: exits.span,
      },
      exits.isCleanup,
      [{ kind: 'assign', place: localPlace(discr), value: { kind: 'discriminant', place }, span: exits.span }],
    );
    // The variant of something that may be gone altogether must not be read.
    return state.uninit.has(path) ? this.testFlag(path, ladder, exits) : ladder;
  }

  private testFlag(path: PathIdx, go: BlockIdx, { target, isCleanup, span }: Exits): BlockIdx {
    const operand = copyOf(localPlace(this.flagOf(path)));
    return this.newBlock(
      { kind: 'switch', operand, ty: BOOL, values: [0n], targets: [target], otherwise: go, span },
      isCleanup,
    );
  }

  /** Drops the parts in order (RS-5); if one panics the others are still dropped. */
  private ladder(
    path: PathIdx,
    state: InitState,
    parts: readonly { readonly key: string; readonly place: Place; readonly ty: Ty }[],
    exits: Exits,
  ): BlockIdx {
    const { children } = this.moves.path(path);
    let next = exits.target;
    let unwind = exits.unwind;
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = need(parts[i], 'part');
      const child = children.get(part.key);
      const drop = (out: Exits): BlockIdx => {
        if (child !== undefined) return this.dropPath(child, state, out);
        return this.facts.needsDrop(part.ty) ? this.underParentFlag(path, state, part.place, out) : out.target;
      };
      const here: Exits = { ...exits, target: next, unwind };
      if (i > 0 && !exits.isCleanup) unwind = this.cleanupOf(here, drop);
      next = drop(here);
    }
    return next;
  }

  /** A part without a path of its own is there iff the whole is. The flag is tested, not cleared: the other parts follow. */
  private underParentFlag(path: PathIdx, state: InitState, place: Place, exits: Exits): BlockIdx {
    if (!state.init.has(path)) return exits.target;
    const go = this.dropBlock(place, exits);
    return state.uninit.has(path) ? this.testFlag(path, go, exits) : go;
  }

  /** The same work on the unwinding path. */
  private cleanupOf(exits: Exits, make: (cleanup: Exits) => BlockIdx): BlockIdx {
    if (exits.isCleanup) return need(exits.unwind, 'abort block');
    return make({ target: exits.unwind ?? this.resume(), unwind: this.abort(), isCleanup: true, span: exits.span });
  }
  private resume(): BlockIdx {
    return (this.resumeTo ??= this.newBlock({ kind: 'resume', span: this.span }, true));
  }
  private abort(): BlockIdx {
    return (this.abortTo ??= this.newBlock({ kind: 'abort', span: this.span }, true));
  }

  // ---------------------------------------------------------------- flags

  private newLocal(ty: Ty, span: Span): LocalIdx {
    this.locals.push({ ty, name: undefined, mutable: true, span, isArg: false });
    return (this.locals.length - 1) as LocalIdx;
  }
  private flagOf(path: PathIdx): LocalIdx {
    const known = this.flags.get(path);
    if (known !== undefined) return known;
    const flag = this.newLocal(BOOL, this.span);
    this.flags.set(path, flag);
    return flag;
  }

  /** Sets the flags wherever a path is initialised or moved. */
  private emitFlags(nOriginal: number): void {
    for (let at = 0; at < nOriginal; at++) {
      const block = this.blocks[at];
      if (block === undefined || this.init.entry[at] === undefined) continue;
      const stmts: Stmt[] = [];
      for (const stmt of block.stmts) {
        stmts.push(stmt);
        if (stmt.kind === 'assign') {
          for (const operand of rvalueOperands(stmt.value)) this.moved(operand, stmt.span, stmts);
          this.written(stmt.place, stmt.span, stmts);
        } else if (stmt.kind === 'storageLive') {
          this.setBelow({ local: stmt.local, proj: [] }, false, stmt.span, stmts);
        }
      }
      const { term } = block;
      if (term !== undefined) for (const operand of termOperands(term)) this.moved(operand, term.span, stmts);
      block.stmts = stmts;
      if (term?.kind === 'call' && term.target !== undefined) {
        const after: Stmt[] = [];
        this.written(term.dest, term.span, after);
        if (after.length > 0) {
          const target = this.newBlock({ kind: 'goto', target: term.target, span: term.span }, block.isCleanup, after);
          block.term = { ...term, target };
        }
      }
    }
    const start = need(this.blocks[0], 'first block');
    const initial: Stmt[] = [];
    for (const [path, flag] of this.flags) {
      const { local } = this.moves.path(path).place;
      initial.push(setFlag(flag, local >= 1 && local <= this.nArgs, this.span));
    }
    start.stmts.unshift(...initial);
  }
  private moved(operand: Operand, span: Span, out: Stmt[]): void {
    if (operand.kind !== 'move') return;
    this.moves.forMoved(operand.place, false, (path) => this.setFlags(path, false, span, out));
  }
  private written(place: Place, span: Span, out: Stmt[]): void {
    this.setBelow(place, true, span, out);
  }
  private setBelow(place: Place, value: boolean, span: Span, out: Stmt[]): void {
    const found = this.moves.lookup(place);
    if (found?.exact === true) this.setFlags(found.path, value, span, out);
  }
  private setFlags(path: PathIdx, value: boolean, span: Span, out: Stmt[]): void {
    this.moves.eachBelow(path, (p) => {
      const flag = this.flags.get(p);
      if (flag !== undefined) out.push(setFlag(flag, value, span));
    });
  }
}

function hasDropImplNotBox(db: TypeDb, ty: Ty): boolean {
  return !isBox(db, ty) && hasDropImpl(db, ty);
}

function setFlag(flag: LocalIdx, value: boolean, span: Span): Stmt {
  const operand: Operand = { kind: 'const', value: { kind: 'int', value: value ? 1n : 0n }, ty: BOOL };
  return { kind: 'assign', place: localPlace(flag), value: { kind: 'use', operand }, span };
}
