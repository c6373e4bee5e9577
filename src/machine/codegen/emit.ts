//! Emission of a whole body: block order, statements, terminators other than calls, and the fusing of comparisons with branches.
import type { AssertMessage, BlockIdx, Operand, Place, Rvalue } from '../../compiler/mir/mir.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { need, unreachable } from '../../base/assert.ts';
import { AssertionText } from '../interp/panics.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { CodeSpan, CoroutineInfo, Fn, LocalInfo } from '../interp/state.ts';
import { FnState } from '../interp/state.ts';
import { LayoutError } from '../layout/layout.ts';
import { checked, compareJump, compareSlots } from './arith.ts';
import type { Label } from './asm.ts';
import { emitCall, emitCallInstance, emitDrop } from './calls.ts';
import type { CodeContext } from './context.ts';
import { FnGen, Unsupported } from './gen.ts';
import type { Loc } from './gen.ts';
import { freeBox } from './shims.ts';
import type { MBlock, MBody, MStmt } from './mono-mir.ts';
import { slotOf } from './operand.ts';
import { eachOperand } from './rewrite.ts';
import { assign, rvalueInto, setVariant, tagSlot } from './rvalue.ts';

type Compare = '==' | '!=' | '<' | '<=' | '>' | '>=';
const compares: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** Emits blocks; knows which comes next. */
class BodyEmitter {
  readonly g: FnGen;
  private readonly labels: Label[];
  private order: number[] = [];
  private readonly positions = new Map<number, number>();
  private next: number | undefined;
  private current = 0;
  /** How often each local is mentioned: 2 means assigned once, used once. */
  private readonly mentions: number[];
  private readonly outOfLine: (() => void)[] = [];
  /** Positions behind the first assignment and the last end of storage of each local. */
  readonly firstDef: number[] = [];
  readonly lastDead: number[] = [];
  readonly resumeLabels: Label[] = [];
  readonly dropLabels: (Label | undefined)[] = [];

  constructor(g: FnGen) {
    this.g = g;
    this.labels = g.body.blocks.map(() => g.asm.label());
    this.mentions = countMentions(g.body);
  }

  run(): void {
    const { g } = this;
    this.order = blockOrder(g.body);
    this.order.forEach((b, i) => this.positions.set(b, i));
    this.order.forEach((b, i) => {
      this.current = i;
      this.next = this.order[i + 1];
      this.block(b);
    });
    for (const emit of this.outOfLine) emit();
  }

  label(block: BlockIdx): Label {
    return need(this.labels[block], 'block label');
  }

  private block(index: number): void {
    const { g } = this;
    const block = need(g.body.blocks[index], 'block');
    g.asm.bind(need(this.labels[index], 'label'));
    const fused = this.fusable(block);
    const stmts = fused === undefined ? block.stmts : block.stmts.slice(0, fused.at);
    for (const stmt of stmts) this.statement(stmt);
    g.asm.at(block.termAt);
    this.guarded(block.termAt, () => this.terminator(block, fused?.value));
    g.releaseTemps();
  }

  /** Generates something; what cannot be generated becomes a trap at this point. */
  private guarded(at: CodeSpan, generate: () => void): void {
    try {
      generate();
    } catch (error) {
      if (!(error instanceof Unsupported) && !(error instanceof LayoutError)) throw error;
      this.g.asm.emit('TRAP', this.g.cx.trapMessage(error.message, at.span));
    }
  }

  private statement(it: MStmt): void {
    const { g } = this;
    g.asm.at(it.at);
    this.guarded(it.at, () => {
      if (it.emit !== undefined) return it.emit(g);
      const { stmt } = it;
      switch (stmt.kind) {
        case 'assign':
          assign(g, stmt.place, stmt.value);
          this.defined(stmt.place.local);
          return;
        case 'setDiscriminant': {
          const { loc, ty } = g.place(stmt.place);
          return setVariant(g, ty, loc, stmt.variant);
        }
        case 'statement':
          if (g.cx.recordStatements) g.asm.emit('STMT', g.cx.statementSpan(stmt.span));
          return;
        case 'storageDead':
          this.lastDead[stmt.local] = g.asm.pc;
          return;
        case 'storageLive':
        case 'nop':
          return;
        default:
          unreachable(stmt);
      }
    });
    g.releaseTemps();
  }

  private defined(local: number): void {
    this.firstDef[local] ??= this.g.asm.pc;
  }

  /** The last statement computes nothing but the condition of the terminator. */
  private fusable(block: MBlock): { readonly at: number; readonly value: Rvalue } | undefined {
    const { term } = block;
    const operand = term.kind === 'switch' ? term.operand : term.kind === 'assert' ? term.cond : undefined;
    if (operand === undefined || operand.kind === 'const' || operand.place.proj.length > 0) return undefined;
    const { local } = operand.place;
    if (this.mentions[local] !== 2 || this.g.body.locals[local]?.name !== undefined) return undefined;
    for (let i = block.stmts.length - 1; i >= 0; i--) {
      const it = need(block.stmts[i], 'statement');
      const { kind } = it.stmt;
      if (it.emit === undefined && (kind === 'storageDead' || kind === 'storageLive' || kind === 'nop')) continue;
      if (
        it.emit !== undefined ||
        it.stmt.kind !== 'assign' ||
        it.stmt.place.local !== local ||
        it.stmt.place.proj.length > 0
      )
        return undefined;
      const { value } = it.stmt;
      const fits =
        (value.kind === 'binary' && compares.has(value.op)) ||
        value.kind === 'discriminant' ||
        (value.kind === 'unary' && value.op === 'not' && term.kind !== 'switch');
      return fits ? { at: i, value } : undefined;
    }
    return undefined;
  }

  // ---------------------------------------------------------------- jumps

  /** Continues at a block: falls through, jumps forward, or loops back (charging fuel). */
  jump(target: BlockIdx): void {
    if (this.isBack(target)) this.g.asm.emit('LOOP', this.label(target), this.loopCost(target));
    else if (target !== this.next) this.g.asm.emit('JMP', this.label(target));
  }
  private isBack(target: BlockIdx): boolean {
    return (this.positions.get(target) ?? 0) <= this.current;
  }
  private loopCost(target: BlockIdx): number {
    let cost = 0;
    for (let i = this.positions.get(target) ?? 0; i <= this.current; i++)
      cost += this.g.body.blocks[this.order[i] ?? 0]?.weight ?? 0;
    return Math.max(1, cost);
  }
  /** Label for a conditional jump: backward ones go through a stub that charges fuel. */
  branchLabel(target: BlockIdx): Label {
    if (!this.isBack(target)) return this.label(target);
    const stub = this.g.asm.label();
    const cost = this.loopCost(target);
    this.outOfLine.push(() => {
      this.g.asm.bind(stub);
      this.g.asm.emit('LOOP', this.label(target), cost);
    });
    return stub;
  }

  /** Marks the instruction just emitted as one that may unwind. */
  unwinds(unwind: BlockIdx | undefined, block: MBlock): void {
    if (unwind !== undefined) this.g.asm.unwindsTo(this.label(unwind));
    else if (block.isCleanup) this.g.asm.unwindsTo(undefined);
  }

  // ---------------------------------------------------------------- terminators

  private terminator(block: MBlock, fused: Rvalue | undefined): void {
    const { g } = this;
    const { term } = block;
    const asm = g.asm;
    switch (term.kind) {
      case 'goto':
        return this.jump(term.target);
      case 'return':
        // A coroutine's plain return: the value is already in place.
        asm.emit(g.isCoroutine ? 'CORET' : 'RET');
        return;
      case 'unreachable':
        asm.emit('TRAP', -2);
        return;
      case 'resume':
        asm.emit('RESUME');
        return;
      case 'abort':
        asm.emit('ABORT');
        return;
      case 'switch':
        return this.switch(term.operand, term.values, term.targets, term.otherwise, fused);
      case 'assert': {
        const trap = this.trap(term.message, block, term.unwind);
        if (fused?.kind === 'binary')
          compareJump(g, fused.op as Compare, fused.left, fused.right, !term.expected, trap);
        else if (fused?.kind === 'unary')
          asm.emit(term.expected ? 'JNE32I' : 'JEQ32I', slotOf(g, fused.operand), 0, trap);
        else if (fused === undefined) asm.emit(term.expected ? 'JEQ32I' : 'JNE32I', slotOf(g, term.cond), 0, trap);
        return this.jump(term.target);
      }
      case 'checked': {
        const trap = this.trap(term.message, block, term.unwind);
        const { loc, ty } = g.place(term.dest);
        const to = g.target(ty, loc);
        checked(g, term.op, to.slot, term.left, term.right, trap);
        to.finish();
        this.defined(term.dest.local);
        return this.jump(term.target);
      }
      case 'drop':
        if (term.boxOnly === true) {
          freeBox(g, term.place, g.placeTy(term.place));
          return this.jump(term.target);
        }
        emitDrop(g, term.place, () => this.unwinds(term.unwind, block));
        return this.jump(term.target);
      case 'call':
        emitCall(g, term, block.termAt, () => this.unwinds(term.unwind, block));
        this.defined(term.dest.local);
        if (term.target !== undefined) this.jump(term.target);
        else asm.emit('TRAP', -2);
        return;
      case 'callInstance':
        emitCallInstance(g, term.instance, term.args, term.dest, block.termAt, () => this.unwinds(term.unwind, block));
        if (term.target !== undefined) this.jump(term.target);
        else asm.emit('TRAP', -2);
        return;
      case 'suspend':
        this.pollResult(term.value === undefined ? 'pending' : 'yield', term.value);
        asm.emit('SUSPEND', term.point);
        this.resumeLabels[term.point] = this.label(term.resume);
        this.dropLabels[term.point] = term.drop === undefined ? undefined : this.label(term.drop);
        return;
      case 'coroutineReturn':
        this.pollResult('ready', term.value);
        asm.emit('CORET');
        return;
      case 'coroutineDropped':
        asm.emit('CODROPPED');
        return;
      default:
        unreachable(term);
    }
  }

  /** Writes what a poll returns: Poll<Output>, for generators Poll<Option<Item>>. */
  private pollResult(what: 'pending' | 'yield' | 'ready', value: Operand | undefined): void {
    const { g } = this;
    const ret = g.body.retTy;
    if (ret?.kind !== 'adt') throw new Unsupported('coroutine without a Poll result');
    const loc: Loc = { k: 'slot', off: 0, wide: true };
    const variantOf = (def: Extract<Ty, { kind: 'adt' }>, name: string): number =>
      g.layouts.adt(def.def).variants.findIndex((it) => it.name === name);
    if (what === 'pending') return setVariant(g, ret, loc, variantOf(ret, 'Pending'));
    const ready = variantOf(ret, 'Ready');
    const inner = g.fields(ret, ready).tys[0];
    if (inner === undefined) throw new Unsupported('Poll without Ready');
    const at = g.fieldLoc(loc, ret, ready, 0);
    setVariant(g, ret, loc, ready);
    const isGen = g.cx.isGen(g.body);
    if (isGen && inner.kind === 'adt') {
      if (what === 'ready') return setVariant(g, inner, at, variantOf(inner, 'None'));
      const some = variantOf(inner, 'Some');
      setVariant(g, inner, at, some);
      if (value !== undefined)
        rvalueInto(g, { kind: 'use', operand: value }, g.operandTy(value), g.fieldLoc(at, inner, some, 0));
      return;
    }
    if (value !== undefined && g.layout(inner).size > 0) rvalueInto(g, { kind: 'use', operand: value }, inner, at);
  }

  /** Out-of-line panic. */
  private trap(message: AssertMessage, block: MBlock, unwind: BlockIdx | undefined): Label {
    const { g } = this;
    const label = g.asm.label();
    this.outOfLine.push(() => {
      g.asm.bind(label);
      g.asm.at(block.termAt);
      this.guarded(block.termAt, () => {
        if (message.kind === 'bounds') g.asm.emit('PANICB', slotOf(g, message.len), slotOf(g, message.index));
        else g.asm.emit('PANIC', messageNumber(message));
        this.unwinds(unwind, block);
      });
      g.releaseTemps();
    });
    return label;
  }

  private switch(
    operand: Operand,
    values: readonly bigint[],
    targets: readonly BlockIdx[],
    otherwise: BlockIdx,
    fused: Rvalue | undefined,
  ): void {
    const { g } = this;
    if (fused?.kind === 'binary' && values.length === 1) {
      const target = need(targets[0], 'target');
      // The condition of `if`: 0 goes to the target.
      const whenTrue = values[0] !== 0n;
      compareJump(g, fused.op as Compare, fused.left, fused.right, whenTrue, this.branchLabel(target));
      return this.jump(otherwise);
    }
    let slot: number;
    let wide64 = false;
    if (fused?.kind === 'discriminant') {
      const tag = tagSlot(g, fused.place);
      slot = tag.slot;
      if (tag.niche !== undefined) return this.nicheSwitch(slot, tag.niche, values, targets, otherwise);
    } else {
      const ty = g.operandTy(operand);
      const { size } = g.layout(ty);
      if (size > 8) return this.wideSwitch(slotOf(g, operand), values, targets, otherwise);
      if (fused !== undefined) {
        slot = g.temp();
        if (fused.kind !== 'binary') throw new Unsupported('condition');
        rvalueInto(g, fused, ty, { k: 'slot', off: slot, wide: true });
      } else slot = slotOf(g, operand);
      wide64 = size === 8;
    }
    const size = wide64 ? 8 : g.layout(g.operandTy(operand)).size;
    const words = values.map((value): readonly [number, number] => {
      const bits = fused?.kind === 'discriminant' ? 32 : size * 8;
      return bits < 32
        ? [Number(BigInt.asUintN(bits, value)), 0]
        : [Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n))];
    });
    if (!wide64 && values.length > 4) {
      const low = Math.min(...words.map((it) => it[0]));
      const span = Math.max(...words.map((it) => it[0])) - low + 1;
      if (span <= values.length * 3) {
        const table = new Array<Label>(span).fill(this.branchLabel(otherwise));
        words.forEach((it, i) => (table[it[0] - low] = this.branchLabel(need(targets[i], 'target'))));
        g.asm.emit('JTAB', slot, low, span, this.branchLabel(otherwise));
        for (const label of table) g.asm.word(label);
        return;
      }
    }
    words.forEach((it, i) => {
      const label = this.branchLabel(need(targets[i], 'target'));
      if (!wide64) g.asm.emit('JEQ32I', slot, it[0], label);
      else if (it[1] === it[0] >> 31) g.asm.emit('JEQ64I', slot, it[0], label);
      else {
        const at = g.temp();
        g.asm.emit('CONST64', at, it[0], it[1]);
        g.asm.emit('JEQ64', slot, at, label);
      }
    });
    this.jump(otherwise);
  }
  /** Two words at a time are compared one after the other. */
  private wideSwitch(slot: number, values: readonly bigint[], targets: readonly BlockIdx[], otherwise: BlockIdx): void {
    const { g } = this;
    const word = (value: bigint, index: bigint): number => Number(BigInt.asIntN(32, value >> (32n * index)));
    values.forEach((value, i) => {
      const at = g.temp(16);
      g.asm.emit('CONST64', at, word(value, 0n), word(value, 1n));
      g.asm.emit('CONST64', at + 8, word(value, 2n), word(value, 3n));
      const equal = g.temp();
      compareSlots(g, '==', 'u128', equal, slot, at);
      g.asm.emit('JNE32I', equal, 0, this.branchLabel(need(targets[i], 'target')));
    });
    this.jump(otherwise);
  }
  private nicheSwitch(
    slot: number,
    niche: { readonly full: number; readonly empty: number },
    values: readonly bigint[],
    targets: readonly BlockIdx[],
    otherwise: BlockIdx,
  ): void {
    const to = (variant: number): BlockIdx => {
      const at = values.indexOf(BigInt(variant));
      return at < 0 ? otherwise : need(targets[at], 'target');
    };
    this.g.asm.emit('JEQ32I', slot, 0, this.branchLabel(to(niche.empty)));
    this.jump(to(niche.full));
  }
}

function messageNumber(message: AssertMessage): number {
  switch (message.kind) {
    case 'overflow': {
      const numbers = {
        '+': AssertionText.add,
        '-': AssertionText.sub,
        '*': AssertionText.mul,
        '/': AssertionText.div,
        '%': AssertionText.rem,
        '<<': AssertionText.shl,
        '>>': AssertionText.shr,
      } as const;
      return numbers[message.op];
    }
    case 'overflowNeg':
      return AssertionText.neg;
    case 'divisionByZero':
      return AssertionText.divZero;
    case 'remainderByZero':
      return AssertionText.remZero;
    case 'bounds':
      return -1;
  }
}

/** Blocks that can run, in reverse postorder; cleanup blocks last. */
function blockOrder(body: MBody): number[] {
  const seen = new Set<number>();
  const order: number[] = [];
  const visit = (root: number): void => {
    if (seen.has(root)) return;
    const post: number[] = [];
    const stack: { readonly block: number; readonly successors: readonly number[]; at: number }[] = [];
    const enter = (block: number): void => {
      if (seen.has(block)) return;
      seen.add(block);
      stack.push({ block, successors: successors(need(body.blocks[block], 'block')), at: 0 });
    };
    enter(root);
    for (let top = stack[stack.length - 1]; top !== undefined; top = stack[stack.length - 1]) {
      const successor = top.successors[top.at++];
      if (successor !== undefined) enter(successor);
      else {
        post.push(top.block);
        stack.pop();
      }
    }
    order.push(...post.reverse());
  };
  visit(0);
  const isCleanup = (b: number): boolean => body.blocks[b]?.isCleanup === true;
  return [...order.filter((b) => !isCleanup(b)), ...order.filter(isCleanup)];
}

/** Where control may go from a block. The likely successor comes last: it ends up right behind. */
export function successors(block: MBlock): number[] {
  const { term } = block;
  switch (term.kind) {
    case 'goto':
      return [term.target];
    case 'switch':
      return [...[...term.targets].reverse(), term.otherwise];
    case 'drop':
    case 'assert':
    case 'checked':
      return term.unwind === undefined ? [term.target] : [term.unwind, term.target];
    case 'call':
    case 'callInstance':
      return [...(term.unwind === undefined ? [] : [term.unwind]), ...(term.target === undefined ? [] : [term.target])];
    case 'suspend':
      return [...(term.drop === undefined ? [] : [term.drop]), term.resume];
    default:
      return [];
  }
}

function countMentions(body: MBody): number[] {
  const counts = body.locals.map(() => 0);
  const place = (it: Place): void => {
    counts[it.local] = (counts[it.local] ?? 0) + 1;
    for (const proj of it.proj) if (proj.kind === 'index') counts[proj.local] = (counts[proj.local] ?? 0) + 1;
  };
  forEachPlace(body, place);
  return counts;
}

/** Visits every place mentioned, except storage markers. */
function forEachPlace(body: MBody, visit: (place: Place) => void): void {
  const operand = (it: Operand): void => {
    if (it.kind !== 'const') visit(it.place);
  };
  for (const block of body.blocks) {
    for (const { stmt } of block.stmts) {
      if (stmt.kind === 'assign') {
        visit(stmt.place);
        eachOperand(stmt.value, operand, visit);
      } else if (stmt.kind === 'setDiscriminant') visit(stmt.place);
    }
    const { term } = block;
    switch (term.kind) {
      case 'switch':
        operand(term.operand);
        break;
      case 'drop':
        visit(term.place);
        break;
      case 'call':
        operand(term.func);
        term.args.forEach(operand);
        visit(term.dest);
        break;
      case 'callInstance':
        term.args.forEach(operand);
        visit(term.dest);
        break;
      case 'assert':
        operand(term.cond);
        if (term.message.kind === 'bounds') {
          operand(term.message.len);
          operand(term.message.index);
        }
        break;
      case 'checked':
        operand(term.left);
        operand(term.right);
        visit(term.dest);
        break;
      case 'suspend':
        if (term.value !== undefined) operand(term.value);
        break;
      case 'coroutineReturn':
        operand(term.value);
        break;
      default:
    }
  }
}
/** Fills in the code of a function. */
export function generate(
  cx: CodeContext,
  body: MBody,
  fn: Fn,
  coroutine:
    Omit<CoroutineInfo, 'selfWord' | 'resume' | 'drop' | 'points' | 'resumedDone' | 'resumedPanicked'> | undefined,
): void {
  const g = new FnGen(cx, body);
  const emitter = new BodyEmitter(g);
  emitter.run();
  // Where polls of a finished coroutine go: the location of the panic is the coroutine's body.
  const resumed = [AssertionText.resumedDone, AssertionText.resumedPanicked].map((text) => {
    if (coroutine === undefined) return 0;
    g.asm.at({ span: body.span ?? NO_SPAN, scope: body.scope });
    const at = g.asm.pc;
    g.asm.emit('PANIC', text);
    return at;
  });
  const made = g.asm.finish(g.frameWords);
  fn.code = made.code;
  fn.unwind = made.unwind;
  fn.spanPcs = made.spanPcs;
  fn.spans = made.spans;
  fn.scope = body.scope;
  fn.frameWords = g.frameWords;
  fn.needWords = g.frameWords + g.outWords + 4;
  fn.retWords = g.abi.retBytes >> 2;
  fn.argWords = g.abi.bytes >> 2;
  let weight = 0;
  for (const block of body.blocks) if (!block.isCleanup) weight += block.weight;
  fn.cost = Math.max(1, Math.min(40, weight));
  fn.locals = body.locals.flatMap((it, i): LocalInfo[] => {
    const from = i > 0 && i <= body.nArgs ? 0 : emitter.firstDef[i];
    if (it.name === undefined || from === undefined) return [];
    const to = emitter.lastDead[i] ?? made.code.length;
    return [{ name: it.name, ty: it.ty, offset: need(g.offsets[i], 'offset'), span: it.span, local: i, from, to }];
  });
  if (coroutine !== undefined) {
    fn.coroutine = {
      ...coroutine,
      selfWord: fn.retWords,
      resumedDone: resumed[0] ?? 0,
      resumedPanicked: resumed[1] ?? 0,
      resume: emitter.resumeLabels.map((it) => g.asm.positionOf(it)),
      drop: emitter.dropLabels.map((it) => (it === undefined ? undefined : g.asm.positionOf(it))),
      points: body.suspends.map((it) => ({
        span: it.span,
        awaitee:
          it.awaitee === undefined
            ? undefined
            : { offset: need(g.offsets[it.awaitee], 'awaitee'), ty: need(body.locals[it.awaitee], 'awaitee').ty },
        live: new Set(it.live),
      })),
    };
  }
  fn.state = coroutine === undefined ? FnState.ready : FnState.coroutine;
}
