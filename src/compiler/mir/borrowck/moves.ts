//! E0381, E0382, E0384: uses of what is not there, and second assignments to immutable variables, from the initialisation facts.
import { need } from '../../../base/assert.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic, Label, SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { DefId, LocalId, Program } from '../../hir/hir.ts';
import type { TypeDb } from '../../types/api.ts';
import { closureHeadSpan } from '../../types/db/closure-span.ts';
import type { Ty } from '../../types/ty.ts';
import type { BuildContext } from '../build/builder.ts';
import type { RawBody } from '../build/body.ts';
import { rvalueOperands, termOperands } from '../cfg.ts';
import { InitAnalysis } from '../dataflow/init.ts';
import type { InitState } from '../dataflow/init.ts';
import { MovePaths } from '../dataflow/move-paths.ts';
import type { PathIdx } from '../dataflow/move-paths.ts';
import type { LocalIdx, Operand, Place, Stmt, Terminator } from '../mir.ts';
import { localPlace } from '../place.ts';
import { describe, quoted, upvarOf } from './describe.ts';
import type { Describer } from './describe.ts';
import { selfMove, suggestClone } from './clone-suggestions.ts';
import type { Points } from './points.ts';
import { stmtUses, termUses } from './uses.ts';
import type { Use } from './uses.ts';

export interface MoveOut {
  readonly point: number;
  readonly path: PathIdx;
  readonly span: Span;
}
interface Site {
  readonly move: MoveOut;
  readonly isLoop: boolean;
}
type Action = 'used' | 'borrowed' | 'assigned';

/** Initialisation of all paths of a raw body. */
export class MoveFacts {
  readonly moves: MovePaths;
  readonly init: InitAnalysis;
  constructor(db: TypeDb, raw: RawBody) {
    this.moves = new MovePaths(db, raw.locals, () => true, raw.blocks);
    this.init = new InitAnalysis(this.moves, raw.blocks, raw.nArgs);
  }
}

/** Finds the errors; `out` gets them. */
export function checkMoves(
  cx: BuildContext,
  raw: RawBody,
  points: Points,
  facts: MoveFacts,
  isClone: (ty: Ty) => boolean,
  out: Diagnostic[],
  usedMut: Set<LocalId>,
): void {
  new MoveChecker(cx, raw, points, facts, isClone, out, usedMut).run();
}

class MoveChecker implements Describer {
  readonly db: TypeDb;
  readonly raw: RawBody;
  private readonly declOf: BuildContext['declOf'];
  readonly points: Points;
  readonly moves: MovePaths;
  private readonly init: InitAnalysis;
  readonly isClone: (ty: Ty) => boolean;
  private readonly out: Diagnostic[];
  private readonly usedMut: Set<LocalId>;
  private readonly moveOuts = new Map<number, MoveOut[]>();
  private readonly movedRoots = new Set<LocalIdx>();
  private readonly reported = new Set<string>();

  constructor(
    cx: BuildContext,
    raw: RawBody,
    points: Points,
    facts: MoveFacts,
    isClone: (ty: Ty) => boolean,
    out: Diagnostic[],
    usedMut: Set<LocalId>,
  ) {
    this.usedMut = usedMut;
    this.db = cx.db;
    this.declOf = cx.declOf;
    this.raw = raw;
    this.points = points;
    this.moves = facts.moves;
    this.init = facts.init;
    this.isClone = isClone;
    this.out = out;
  }

  run(): void {
    this.gather();
    for (const at of this.points.order) {
      const entry = this.init.entry[at];
      if (entry === undefined) continue;
      const state: InitState = { init: entry.init.copy(), uninit: entry.uninit.copy() };
      const block = need(this.raw.blocks[at], 'block');
      block.stmts.forEach((stmt, i) => {
        for (const use of stmtUses(stmt)) this.check(state, use, this.points.at(at, i));
        this.init.stmt(state, stmt);
      });
      if (block.term !== undefined) {
        // Operands of one terminator are consumed in order.
        for (const use of termUses(block.term)) {
          this.check(state, use, this.points.at(at, block.stmts.length));
          if (use.kind === 'move') this.init.stmt(state, consumed(use));
        }
      }
    }
  }

  private gather(): void {
    const add = (operand: Operand, point: number, span: Span): void => {
      if (operand.kind !== 'move') return;
      this.moves.forMoved(operand.place, false, (path) => {
        const list = this.moveOuts.get(point) ?? [];
        list.push({ point, path, span: operand.span ?? span });
        this.movedRoots.add(operand.place.local);
        this.moveOuts.set(point, list);
      });
    };
    for (const at of this.points.order) {
      const block = need(this.raw.blocks[at], 'block');
      block.stmts.forEach((stmt, i) => {
        if (stmt.kind === 'assign')
          for (const operand of rvalueOperands(stmt.value)) add(operand, this.points.at(at, i), stmt.span);
      });
      if (block.term !== undefined)
        for (const operand of termOperands(block.term))
          add(operand, this.points.at(at, block.stmts.length), block.term.span);
    }
  }

  private isUserRoot(place: Place): boolean {
    const decl = this.raw.locals[place.local];
    return (
      decl?.name !== undefined ||
      (place.local === 1 && this.raw.thir.closure !== undefined && upvarOf(this, place) !== undefined)
    );
  }

  private check(state: InitState, use: Use, point: number): void {
    if (use.kind === 'storageDead' || (use.kind === 'drop' && !use.replace) || !this.isUserRoot(use.place)) return;
    const found = this.moves.lookup(use.place);
    if (found === undefined) return;
    if (use.kind === 'assign' || use.kind === 'drop') {
      // `x = v` drops the old value first: by the time of the assignment itself there is none.
      this.checkAssign(state, use, point, found);
      return;
    }
    const action: Action = use.kind === 'borrow' ? 'borrowed' : 'used';
    if (state.uninit.has(found.path)) {
      this.report(use, found.path, point, action, false, state);
      return;
    }
    if (!found.exact) return;
    let partial: PathIdx | undefined;
    this.moves.eachBelow(found.path, (path) => {
      if (partial === undefined && path !== found.path && state.uninit.has(path)) partial = path;
    });
    if (partial !== undefined && use.kind !== 'inspect') this.report(use, partial, point, action, true, state);
  }

  private checkAssign(
    state: InitState,
    use: Use,
    point: number,
    found: { readonly path: PathIdx; readonly exact: boolean },
  ): void {
    const { place } = use;
    if (place.proj.length > 0) {
      // Part of something: the whole must be there (a moved part of its own may be filled again).
      const last = place.proj.at(-1);
      const owner =
        last?.kind === 'field' ? this.moves.lookup({ local: place.local, proj: place.proj.slice(0, -1) }) : found;
      const whole = owner ?? found;
      if (state.uninit.has(whole.path) && (!found.exact || whole.path !== found.path))
        this.report(use, whole.path, point, 'assigned', false, state);
      return;
    }
    const decl = need(this.raw.locals[place.local], 'local');
    // Given a value before, though it may have been moved away since.
    const again =
      state.init.has(found.path) || (this.movedRoots.has(place.local) && this.sites(found.path, point).length > 0);
    if (!again) return;
    if (decl.hirLocal !== undefined) this.usedMut.add(decl.hirLocal);
    if (decl.mutable || decl.name === undefined) return;
    this.reassigned(place, decl.isArg, use.span);
  }

  private reassigned(place: Place, isArg: boolean, span: Span): void {
    const decl = need(this.raw.locals[place.local], 'local');
    const name = decl.name ?? '_';
    if (this.once(`E0384 ${place.local} ${span.start}`)) return;
    const title = 'consider making this binding mutable';
    const at: Span = { ...decl.span, end: decl.span.start };
    this.out.push(
      errorAt(
        span,
        isArg
          ? `cannot assign to immutable argument \`${name}\``
          : `cannot assign twice to immutable variable \`${name}\``,
        {
          code: 'E0384',
          label: isArg ? 'cannot assign to immutable argument' : 'cannot assign twice to immutable variable',
          labels: isArg ? [] : [{ span: decl.span, text: `first assignment to \`${name}\`` }],
          notes: [{ kind: 'help', text: title, span: decl.span }],
          edits: [{ title, edits: [{ span: at, text: 'mut ' }] }],
        },
      ),
    );
  }

  private once(key: string): boolean {
    if (this.reported.has(key)) return true;
    this.reported.add(key);
    return false;
  }

  // ---------------------------------------------------------------- where it was moved

  /** Moves of the path (or of a part or the whole of it) that reach the use. */
  private sites(path: PathIdx, use: number): readonly Site[] {
    const related = new Set<PathIdx>();
    for (let at: PathIdx | undefined = path; at !== undefined; at = this.moves.path(at).parent) related.add(at);
    const ancestors = new Set(related);
    this.moves.eachBelow(path, (below) => related.add(below));
    const found: Site[] = [];
    const seen = new Set<number>();
    const stack: { readonly point: number; readonly isLoop: boolean }[] = this.points
      .before(use)
      .map((point) => ({ point, isLoop: this.points.isBack(point, use) }));
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { point, isLoop } = at;
      if (seen.has(point)) continue;
      seen.add(point);
      const mine = (this.moveOuts.get(point) ?? []).filter((move) => related.has(move.path));
      if (mine.length > 0) {
        // Of the operands of one statement the last one of the same path.
        const move = mine.at(-1);
        if (move !== undefined) found.push({ move, isLoop: isLoop || point === use });
        continue;
      }
      if (this.initialises(point, ancestors)) continue;
      for (const before of this.points.before(point))
        stack.push({ point: before, isLoop: isLoop || this.points.isBack(before, point) });
    }
    return found.sort((a, b) => a.move.span.start - b.move.span.start);
  }

  private initialises(point: number, ancestors: ReadonlySet<PathIdx>): boolean {
    const written = (place: Place): boolean => {
      const found = this.moves.lookup(place);
      return found?.exact === true && ancestors.has(found.path);
    };
    const stmt = this.points.stmt(point);
    if (stmt?.kind === 'assign') return written(stmt.place);
    if (stmt?.kind === 'storageLive' || stmt?.kind === 'storageDead') return written(localPlace(stmt.local));
    const term = this.points.term(point);
    return term?.kind === 'call' && written(term.dest);
  }

  // ---------------------------------------------------------------- reports

  private report(use: Use, path: PathIdx, point: number, action: Action, isPartial: boolean, state: InitState): void {
    const sites = this.sites(path, point);
    const name = describe(this, use.place);
    if (sites.length === 0) {
      this.uninitialised(use, name, state.init.has(path));
      return;
    }
    if (this.once(`E0382 ${sites.map((site) => `${site.move.point}.${site.move.path}`).join()}`)) return;
    const partially = isPartial || sites.some((site) => this.isStrictlyBelow(site.move.path, use.place));
    const words = action === 'borrowed' ? 'borrow of' : action === 'used' ? 'use of' : 'assign to part of';
    const message = `${words} ${partially ? 'partially ' : ''}moved ${name === undefined ? 'value' : `value: \`${name}\``}`;
    const labels: Label[] = [];
    const notes: SubDiagnostic[] = [];
    const edits: SuggestedEdit[] = [];
    const first = need(sites[0], 'move');
    this.noCopy(first.move, partially, labels, notes);
    const isLoopMove = sites.some((site) => site.move.point === point && site.move.span.start === use.span.start);
    let primary = `value ${action} here after ${partially ? 'partial ' : ''}move`;
    for (const site of sites) {
      const text = this.explain(site, use.place, partially, labels, notes, edits);
      if (isLoopMove && site.move.point === point) primary = text;
    }
    if (sites.some((site) => site.isLoop)) this.labelLoop(first.move.span, labels);
    const closure = this.capturedUse(point, use);
    let { span } = use;
    if (closure !== undefined) {
      labels.push({
        span: use.span,
        text: `${action === 'borrowed' ? 'borrow' : 'use'} occurs due to use in ${closure.word}`,
      });
      span = closure.span;
    }
    suggestClone(this, first.move, this.capturedMove(first.move)?.span, notes, edits);
    this.out.push(
      errorAt(span, message, {
        code: 'E0382',
        label: primary,
        labels: labels.filter((label) => !(isLoopMove && label.span === span)),
        notes,
        edits,
      }),
    );
  }

  /** The head of the innermost loop around a move. */
  private labelLoop(move: Span, labels: Label[]): void {
    let best: Span | undefined;
    for (const loop of this.raw.loops) {
      if (loop.file !== move.file || loop.start > move.start || loop.end < move.end) continue;
      if (best === undefined || loop.end - loop.start < best.end - best.start) best = loop;
    }
    const text =
      best === undefined ? undefined : this.db.program.sources?.file(best.file).text.slice(best.start, best.end);
    const head = text === undefined ? undefined : /^(?:loop|while\b[^{]*|for\b[^{]*)/.exec(text)?.[0].trimEnd();
    if (best !== undefined && head !== undefined)
      labels.push({ span: { ...best, end: best.start + head.length }, text: 'inside of this loop' });
  }

  private isStrictlyBelow(path: PathIdx, place: Place): boolean {
    return this.moves.path(path).place.proj.length > place.proj.length;
  }

  private uninitialised(use: Use, name: string | undefined, possibly: boolean): void {
    if (name === undefined || this.once(`E0381 ${use.place.local}`)) return;
    const decl = need(this.raw.locals[use.place.local], 'local');
    const state = possibly ? 'is possibly-uninitialized' : "isn't initialized";
    const root = decl.name ?? name;
    this.out.push(
      errorAt(use.span, `used binding \`${root}\` ${state}`, {
        code: 'E0381',
        label: possibly
          ? `\`${name}\` used here but it is possibly-uninitialized`
          : `\`${name}\` used here but it isn't initialized`,
        labels: [
          ...(possibly ? this.someInits(use.place) : []),
          { span: decl.span, text: 'binding declared here but left uninitialized' },
        ],
      }),
    );
  }

  private someInits(place: Place): Label[] {
    const found: Label[] = [];
    for (let point = 0; point < this.points.count; point++) {
      const stmt = this.points.stmt(point);
      if (stmt?.kind === 'assign' && stmt.place.local === place.local && stmt.place.proj.length === 0)
        found.push({ span: stmt.span, text: 'binding initialized here in some conditions' });
    }
    return found;
  }

  private noCopy(move: MoveOut, partial: boolean, labels: Label[], notes: SubDiagnostic[]): void {
    const { place, ty } = this.moves.path(move.path);
    if (ty.kind === 'closure' && this.db.closureInfo(ty.def).kind === 'FnOnce') return;
    const text = `${partial ? 'partial move' : 'move'} occurs because ${quoted(describe(this, place))} has type \`${this.db.printTy(ty)}\`, which does not implement the \`Copy\` trait`;
    const decl = this.raw.locals[place.local];
    const upvar = upvarOf(this, place);
    if (place.proj.length === 0 && decl !== undefined) labels.push({ span: decl.span, text });
    else if (upvar !== undefined && upvar.length === place.proj.length) {
      const outer = this.declOf(upvar.capture.local);
      if (outer !== undefined) labels.push({ span: outer.span, text });
      else notes.push({ kind: 'note', text });
    } else notes.push({ kind: 'note', text });
  }

  /** Labels of one move; returns the text at the move itself. */
  private explain(
    site: Site,
    usedPlace: Place,
    partial: boolean,
    labels: Label[],
    notes: SubDiagnostic[],
    edits: SuggestedEdit[],
  ): string {
    const { move, isLoop } = site;
    const again = (what: string): string => `${what}${isLoop ? ', in previous iteration of loop' : ''}`;
    const moved = partial ? 'partially moved' : 'moved';
    const name = quoted(describe(this, this.moves.path(move.path).place));
    void usedPlace;
    const closure = this.capturedMove(move);
    if (closure !== undefined) {
      const into = closure.word === 'closure' ? ' into closure' : '';
      const text = again(`value ${moved}${into} here`);
      labels.push(
        { span: closure.span, text },
        { span: move.span, text: `variable moved due to use in ${closure.word}` },
      );
      return text;
    }
    const term = this.points.term(move.point);
    const self = term?.kind === 'call' ? selfMove(term, move.span) : undefined;
    if (term?.kind === 'call' && self !== undefined) {
      const callee = need(
        term.func.kind === 'const' && term.func.value.kind === 'fn'
          ? this.db.program.def(term.func.value.def)
          : undefined,
        'callee',
      );
      const place = name === '`value`' ? 'value' : name;
      if (self === 'operator') {
        labels.push({ span: term.span, text: `${place} ${moved} due to usage in ${again('operator')}` });
        notes.push({ kind: 'note', text: 'calling this operator moves the left-hand side' });
      } else if (self === 'await') {
        labels.push({ span: term.fnSpan, text: `${place} ${moved} due to this ${again('await')}` });
        notes.push({
          kind: 'note',
          text: `\`into_future\` takes ownership of the receiver \`self\`, which moves ${place}`,
        });
      } else if (self === 'into_iter') {
        labels.push({
          span: move.span,
          text: `${place} ${moved} due to this implicit call to ${again('`.into_iter()`')}`,
        });
        notes.push({
          kind: 'note',
          text: `\`into_iter\` takes ownership of the receiver \`self\`, which moves ${place}`,
        });
        const { ty } = this.moves.path(move.path);
        const title = `consider iterating over a slice of the \`${this.db.printTy(ty)}\`'s content to avoid moving into the \`for\` loop`;
        notes.push({ kind: 'help', text: title, span: move.span });
        edits.push({ title, edits: [{ span: { ...move.span, end: move.span.start }, text: '&' }] });
      } else {
        labels.push({
          span: { ...term.fnSpan, end: term.span.end },
          text: `${place} ${moved} due to this method ${again('call')}`,
        });
        notes.push({
          kind: 'note',
          text: `\`${this.methodName(callee.id)}\` takes ownership of the receiver \`self\`, which moves ${place}`,
        });
      }
      return again(`value ${moved} here`);
    }
    if (term?.kind === 'call' && this.isCallOnce(term)) {
      labels.push({
        span: term.span,
        text: `${name === '`value`' ? 'value' : name} ${moved} due to this ${again('call')}`,
      });
      this.noteCallOnce(move, notes);
      return again(`value ${moved} here`);
    }
    const text = again(`value ${moved} here`);
    labels.push({ span: move.span, text });
    if (term?.kind === 'call') this.suggestBorrowingParam(term, move, notes);
    return text;
  }

  private isCallOnce(term: Extract<Terminator, { kind: 'call' }>): boolean {
    if (term.func.kind !== 'const' || term.func.value.kind !== 'fn') return false;
    const callee = this.db.program.def(term.func.value.def);
    return callee.kind === 'fn' && callee.assoc?.in === 'trait' && callee.assoc.container === this.db.lang('fn_once');
  }
  private noteCallOnce(move: MoveOut, notes: SubDiagnostic[]): void {
    const { ty } = this.moves.path(move.path);
    if (ty.kind !== 'closure') {
      notes.push({ kind: 'note', text: 'this value implements `FnOnce`, which causes it to be moved when called' });
      return;
    }
    const taken = this.db.closureInfo(ty.def).captures.find((capture) => capture.mode === 'byValue');
    if (taken === undefined) return;
    const text = `closure cannot be invoked more than once because it moves the variable \`${taken.name}\` out of its environment`;
    notes.push({ kind: 'note', text, span: taken.span });
  }

  /** A fn of the program that takes the value: maybe it need not own it. */
  private suggestBorrowingParam(
    term: Extract<Terminator, { kind: 'call' }>,
    move: MoveOut,
    notes: SubDiagnostic[],
  ): void {
    if (term.func.kind !== 'const' || term.func.value.kind !== 'fn') return;
    const callee = this.db.program.def(term.func.value.def);
    if (callee.kind !== 'fn' || callee.id < this.db.program.nLibraryDefs) return;
    const index = term.args.findIndex((arg) => arg.kind === 'move' && arg.span === move.span);
    const param = callee.sig.params[index];
    if (param === undefined || param.ty.kind === 'param') return;
    const what = callee.assoc === undefined ? 'function' : 'method';
    notes.push({
      kind: 'note',
      text: `consider changing this parameter type in ${what} \`${callee.name}\` to borrow instead if owning the value isn't necessary`,
      span: param.ty.span,
    });
  }

  /** `Option::<T>::unwrap`-like paths are printed as `Type::<T>::name` for inherent methods, by name for trait methods. */
  private methodName(def: DefId): string {
    const it = this.db.program.def(def);
    if (it.kind !== 'fn' || it.assoc === undefined || it.assoc.in !== 'inherentImpl') return it.name;
    return `${this.db.printTy(this.db.typeOf(it.assoc.container)).replace('<', '::<')}::${it.name}`;
  }

  private capturedMove(move: MoveOut): { readonly word: string; readonly span: Span } | undefined {
    const stmt = this.points.stmt(move.point);
    return stmt === undefined ? undefined : closureOf(this.db.program, stmt);
  }
  /** The closure whose creation makes this use. */
  private capturedUse(point: number, use: Use): { readonly word: string; readonly span: Span } | undefined {
    const stmt = this.points.stmt(point);
    if (stmt === undefined) return undefined;
    if (use.kind === 'borrow' && use.capture) {
      // The aggregate follows.
      for (let at = point + 1; ; at++) {
        const later = this.points.stmt(at);
        if (later === undefined) return undefined;
        const closure = closureOf(this.db.program, later);
        if (closure !== undefined) return closure;
      }
    }
    return closureOf(this.db.program, stmt);
  }
}

const consumed = (use: Extract<Use, { kind: 'copy' | 'move' }>): Stmt => ({
  kind: 'assign',
  place: { local: -1 as Place['local'], proj: [] },
  value: { kind: 'use', operand: { kind: use.kind, place: use.place } },
  span: use.span,
});

/** The closure a statement creates; the span is its head (`move |x|`, `async move`), as in rustc's messages. */
export function closureOf(program: Program, stmt: Stmt): { readonly word: string; readonly span: Span } | undefined {
  if (stmt.kind !== 'assign' || stmt.value.kind !== 'aggregate') return undefined;
  const { aggregate } = stmt.value;
  if (aggregate.kind !== 'closure' && aggregate.kind !== 'coroutine') return undefined;
  return { word: aggregate.kind, span: closureHeadSpan(program, aggregate.def) };
}
