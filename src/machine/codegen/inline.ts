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
const MAX_DEPTH = 8;

/** Inlines into bodies; remembers which functions are small. */
export class Inliner {
  private readonly cx: CodeContext;
  private readonly bodyOf: (instance: Instance) => MBody | undefined;
  private readonly simplify: (body: MBody) => void;
  private readonly known = new Map<string, MBody | null>();
  /** Bodies that were looked at and found too large: ready for code generation. */
  private readonly large = new Map<string, MBody>();
  private depth = 0;

  constructor(cx: CodeContext, bodyOf: (instance: Instance) => MBody | undefined, simplify: (body: MBody) => void) {
    this.cx = cx;
    this.bodyOf = bodyOf;
    this.simplify = simplify;
  }

  /** The optimised body of an instance, if it was made already. */
  ready(instance: Instance): MBody | undefined {
    const key = keyOf(instance);
    return key === undefined ? undefined : (this.known.get(key) ?? this.large.get(key));
  }

  run(body: MBody): void {
    // Appended blocks need no visit: callees were inlined into before.
    const count = body.blocks.length;
    const { escapes } = localUse(body);
    for (let i = 0; i < count; i++) {
      const block = body.blocks[i];
      if (block !== undefined) this.call(body, block, escapes);
    }
  }

  private call(body: MBody, block: MBlock, escapes: Uint8Array): void {
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
    if (body.blocks.length > MAX_CALLER_BLOCKS) return;
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
    const key = keyOf(instance);
    if (key === undefined) return undefined;
    const known = this.known.get(key);
    if (known !== undefined) return known ?? undefined;
    if (this.depth >= MAX_DEPTH) return undefined;
    // While it is being looked at it is not inlined: recursion ends here.
    this.known.set(key, null);
    const body = this.bodyOf(instance);
    if (body === undefined) return undefined;
    this.depth++;
    this.run(body);
    this.depth--;
    this.simplify(body);
    const live = body.blocks.filter((it) => !it.isCleanup);
    const stmts = live.reduce((n, it) => n + it.stmts.length, 0);
    if (live.length > MAX_BLOCKS || stmts > MAX_STMTS || body.blocks.length > MAX_BLOCKS * 2) {
      this.large.set(key, body);
      return undefined;
    }
    this.known.set(key, body);
    return body;
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
