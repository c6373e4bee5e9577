//! Inlining of small library functions into their callers. User functions keep frames of their own.
import type { BlockIdx, LocalIdx, Operand, Place } from '../../compiler/mir/mir.ts';
import type { Instance } from '../../compiler/types/api.ts';
import { argsKey } from '../../compiler/types/interner.ts';
import type { CodeSpan, Scope } from '../interp/state.ts';
import type { CodeContext } from './context.ts';
import { instanceOf, lowerCall } from './lower-intrinsics.ts';
import type { MBlock, MBody, MStmt, MTerm } from './mono-mir.ts';
import { localUse, mapStmt, mapTerm, shiftPlace } from './rewrite.ts';

/** A function is inlined if it has at most this much code (after inlining into it), callers grow up to a limit. */
const MAX_BLOCKS = 14;
const MAX_STMTS = 40;
const MAX_CALLER_BLOCKS = 400;
/** Longer functions are not even looked at: their bodies need not be type-checked for it. */
const MAX_SOURCE = 500;
const MAX_RAW_BLOCKS = 24;

/** An optimised body: small enough to be inlined, or only ready for code generation. */
export interface Prepared {
  readonly body: MBody;
  readonly small: boolean;
}
/** Bodies of instances that mention nothing of the user's: shared by all runs over one library. */
export type PreparedStore = Map<string, Prepared>;

/** What the inliner asks of the program. */
export interface InlineSource {
  /** Fresh monomorphic body of a library function; undefined: not to be inlined. */
  bodyOf(instance: Instance): MBody | undefined;
  /** Length of the function's source text. */
  sourceLength(instance: Instance): number;
  /** Does the instance depend on the library only? */
  isLibrary(instance: Instance): boolean;
  readonly shared: PreparedStore;
}

/**
 * Inlines into bodies; remembers which functions are small. What an instance looks like must not depend on what was asked before
 * (step counts are part of a run's trace): a result that was cut short because of recursion into a function that is being looked
 * at is only used while that one is.
 */
export class Inliner {
  private readonly cx: CodeContext;
  private readonly source: InlineSource;
  private readonly simplify: (body: MBody) => void;
  private readonly own: PreparedStore = new Map();
  /** Functions being looked at, outermost first. */
  private readonly active: string[] = [];
  /** Cut-short results, with the outermost active function that they depend on. */
  private readonly provisional = new Map<string, { readonly made: Prepared; readonly lowest: number }>();
  private lowest = Infinity;
  private readonly rejected = new Set<string>();

  constructor(cx: CodeContext, source: InlineSource, simplify: (body: MBody) => void) {
    this.cx = cx;
    this.source = source;
    this.simplify = simplify;
  }

  /** The optimised body of a function; `asCallee`: only if it has a chance to be inlined. */
  prepare(instance: Instance, asCallee = false): Prepared | undefined {
    const key = keyOf(instance);
    if (key === undefined) return undefined;
    const store = this.source.isLibrary(instance) ? this.source.shared : this.own;
    const known = store.get(key);
    if (known !== undefined) return known;
    const cut = this.provisional.get(key);
    if (cut !== undefined) {
      this.lowest = Math.min(this.lowest, cut.lowest);
      return cut.made;
    }
    const at = this.active.indexOf(key);
    if (at >= 0) {
      this.lowest = Math.min(this.lowest, at);
      return undefined;
    }
    if (asCallee && this.rejected.has(key)) return undefined;
    const body = this.source.bodyOf(instance);
    if (body === undefined) return undefined;
    if (asCallee && body.blocks.filter((it) => !it.isCleanup).length > MAX_RAW_BLOCKS) {
      // Nobody inlines a large function: its calls are looked at only when it is compiled itself.
      this.rejected.add(key);
      return undefined;
    }
    const outer = this.lowest;
    this.lowest = Infinity;
    const index = this.active.push(key) - 1;
    this.run(body);
    this.active.pop();
    this.simplify(body);
    const live = body.blocks.filter((it) => !it.isCleanup);
    const stmts = live.reduce((n, it) => n + it.stmts.length, 0);
    const small = live.length <= MAX_BLOCKS && stmts <= MAX_STMTS && body.blocks.length <= MAX_BLOCKS * 2;
    const made: Prepared = { body, small };
    if (this.lowest >= index) store.set(key, made);
    else this.provisional.set(key, { made, lowest: this.lowest });
    // What depended on this function being looked at is no longer valid.
    for (const [other, it] of this.provisional) if (it.lowest >= index) this.provisional.delete(other);
    this.lowest = Math.min(outer, this.lowest >= index ? Infinity : this.lowest);
    return made;
  }

  /** `where`: blocks whose calls may be inlined (all, without it); intrinsics are lowered everywhere. */
  run(body: MBody, where?: Uint8Array): void {
    // Appended blocks need no visit: callees were inlined into before.
    const count = body.blocks.length;
    const { escapes } = localUse(body);
    for (let i = 0; i < count; i++) {
      const block = body.blocks[i];
      if (block !== undefined) this.call(body, block, escapes, where === undefined || where[i] === 1);
    }
  }

  private call(body: MBody, block: MBlock, escapes: Uint8Array, inline: boolean): void {
    const { term } = block;
    if (term.kind !== 'call' && term.kind !== 'callInstance') return;
    const instance = instanceOf(this.cx, term);
    if (instance === undefined) return;
    const lowered = lowerCall(this.cx, body, instance, term.args, term.dest);
    if (lowered !== undefined && term.target !== undefined) {
      if (lowered !== 'nothing')
        block.stmts.push({
          at: block.termAt,
          stmt: { kind: 'assign', span: term.span, place: lowered.place, value: lowered.value },
        });
      block.term = { kind: 'goto', target: term.target, span: term.span };
      return;
    }
    // Calls that do not return are cold, and so is cleanup.
    if (!inline || block.isCleanup) return;
    if (body.blocks.length > MAX_CALLER_BLOCKS || term.target === undefined) return;
    const callee = this.small(instance);
    if (callee === undefined) return;
    const args = instance.kind === 'closureCall' ? this.spread(body, term.args) : term.args;
    if (args === undefined || args.length !== callee.nArgs) return;
    splice(body, block, term, callee, args, escapes[term.dest.local] === 0);
  }
  private spread(body: MBody, args: readonly Operand[]): Operand[] | undefined {
    const [self, tuple] = args;
    if (self === undefined || tuple === undefined || tuple.kind === 'const') return undefined;
    const ty = tuple.place.proj.length === 0 ? body.locals[tuple.place.local]?.ty : undefined;
    if (ty?.kind !== 'tuple') return undefined;
    return [
      self,
      ...ty.items.map((item, index): Operand => ({
        kind: 'move',
        place: { local: tuple.place.local, proj: [{ kind: 'field', index, ty: item }] },
      })),
    ];
  }

  /** The callee's body if it is small enough. */
  private small(instance: Instance): MBody | undefined {
    if (instance.kind !== 'fn' && instance.kind !== 'closureCall') return undefined;
    if (instance.kind === 'closureCall' && instance.by === 'FnOnce' && instance.body !== 'FnOnce') return undefined;
    if (this.source.sourceLength(instance) > MAX_SOURCE) return undefined;
    const made = this.prepare(instance, true);
    return made?.small === true ? made.body : undefined;
  }
}

function keyOf(instance: Instance): string | undefined {
  if (instance.kind !== 'fn' && instance.kind !== 'closureCall') return undefined;
  return `${instance.kind === 'fn' ? 'f' : 'c'}${instance.def}<${argsKey(instance.args)}`;
}

/** Replaces the call at the end of `block` by the callee's blocks. */
function splice(
  body: MBody,
  block: MBlock,
  term: Extract<MTerm, { kind: 'call' | 'callInstance' }>,
  callee: MBody,
  args: readonly Operand[],
  maybeDirect: boolean,
): void {
  const firstLocal = body.locals.length;
  const firstBlock = body.blocks.length;
  // The result goes straight into a whole local that no pointer can reach; other places get it afterwards.
  const direct =
    maybeDirect &&
    term.dest.proj.length === 0 &&
    !args.some((it) => it.kind !== 'const' && it.place.local === term.dest.local);
  const local = (it: LocalIdx): LocalIdx => (it === 0 && direct ? term.dest.local : ((firstLocal + it) as LocalIdx));
  const to = (it: BlockIdx): BlockIdx => (firstBlock + it) as BlockIdx;
  const scopes = new Map<Scope, Scope>();
  const scopeOf = (it: Scope): Scope => {
    const known = scopes.get(it);
    if (known !== undefined) return known;
    const inlinedAt = it.inlinedAt === undefined ? block.termAt : spanOf(it.inlinedAt);
    const made: Scope = { ...it, inlinedAt };
    scopes.set(it, made);
    return made;
  };
  const spans = new Map<CodeSpan, CodeSpan>();
  const spanOf = (it: CodeSpan): CodeSpan => {
    let known = spans.get(it);
    if (known === undefined) spans.set(it, (known = { span: it.span, scope: scopeOf(it.scope) }));
    return known;
  };
  const rewriter = { place: (it: Place): Place => shiftPlace(it, local), block: to };
  for (const it of callee.locals) body.locals.push(it);
  const after: MTerm =
    term.target === undefined
      ? { kind: 'unreachable', span: term.span }
      : { kind: 'goto', target: term.target, span: term.span };
  const result: MStmt[] = direct
    ? []
    : [
        {
          at: block.termAt,
          stmt: {
            kind: 'assign',
            span: term.span,
            place: term.dest,
            value: { kind: 'use', operand: { kind: 'move', place: { local: firstLocal as LocalIdx, proj: [] } } },
          },
        },
      ];
  for (const it of callee.blocks) {
    const isCleanup = it.isCleanup || block.isCleanup;
    let made = mapTerm(it.term, rewriter);
    const stmts = it.stmts.map((s): MStmt => ({ ...s, at: spanOf(s.at), stmt: mapStmt(s.stmt, rewriter) }));
    if (made.kind === 'return') {
      made = after;
      stmts.push(...result);
    } else if (made.kind === 'resume' && term.unwind !== undefined)
      made = { kind: 'goto', target: term.unwind, span: term.span };
    else if (
      (made.kind === 'call' ||
        made.kind === 'callInstance' ||
        made.kind === 'drop' ||
        made.kind === 'assert' ||
        made.kind === 'checked') &&
      made.unwind === undefined &&
      !it.isCleanup &&
      term.unwind !== undefined
    ) {
      made = { ...made, unwind: term.unwind };
    }
    body.blocks.push({ stmts, term: made, termAt: spanOf(it.termAt), isCleanup, weight: it.weight });
  }
  args.forEach((arg, i) => {
    block.stmts.push({
      at: block.termAt,
      stmt: {
        kind: 'assign',
        span: term.span,
        place: { local: (firstLocal + 1 + i) as LocalIdx, proj: [] },
        value: { kind: 'use', operand: arg },
      },
    });
  });
  block.term = { kind: 'goto', target: firstBlock as BlockIdx, span: term.span };
}
