//! Assembler for one function: instructions, labels, spans, unwinding table; the area behind the frame is addressed from OUT on.
import { Op, opInfo } from '../interp/ops.ts';
import type { OpName } from '../interp/ops.ts';
import type { CodeSpan } from '../interp/state.ts';
import { ABORT_IN_CLEANUP } from '../interp/state.ts';
import { need } from '../../base/assert.ts';

/** Byte offsets from here on lie behind the frame (result and arguments of a callee): moved when the frame's size is known. */
export const OUT = 1 << 26;

/** A position in the code, known later. */
export type Label = number;

const slotOperands = new Set(['a', 'b', 'c', 'd', 'p', 'q', 'v']);
const byteOperands = new Set(['f', 'g']);

export class Assembler {
  private readonly code: number[] = [];
  private readonly labels: number[] = [];
  private readonly fixups: { readonly at: number; readonly label: Label }[] = [];
  private readonly unwinds: { readonly at: number; readonly label: Label | undefined }[] = [];
  private readonly starts: number[] = [];
  private readonly spanPcs: number[] = [];
  private readonly spans: CodeSpan[] = [];

  get pc(): number {
    return this.code.length;
  }
  label(): Label {
    this.labels.push(-1);
    return this.labels.length - 1;
  }
  bind(label: Label): void {
    this.labels[label] = this.code.length;
  }
  isBound(label: Label): boolean {
    return (this.labels[label] ?? -1) >= 0;
  }
  positionOf(label: Label): number {
    return this.labels[label] ?? -1;
  }
  at(span: CodeSpan): void {
    if (this.spans[this.spans.length - 1] === span) return;
    const last = this.spanPcs.length - 1;
    if (this.spanPcs[last] === this.code.length) this.spans[last] = span;
    else {
      this.spanPcs.push(this.code.length);
      this.spans.push(span);
    }
  }
  /** Emits an instruction; slot operands are given in bytes and must be multiples of 4; operand `t` is a label. */
  emit(name: OpName, ...operands: readonly number[]): void {
    const info = need(opInfo[Op[name]], name);
    this.starts.push(this.code.length);
    this.code.push(Op[name]);
    info.operands.forEach((operand, i) => {
      const value = operands[i] ?? 0;
      if (operand === 't') {
        this.fixups.push({ at: this.code.length, label: value });
        this.code.push(0);
      } else this.code.push(slotOperands.has(operand) ? value >> 2 : value);
    });
  }
  /** An extra code word holding a label (jump tables). */
  word(label: Label): void {
    this.fixups.push({ at: this.code.length, label });
    this.code.push(0);
  }
  /** The instruction just emitted may unwind to this label (undefined: abort). */
  unwindsTo(label: Label | undefined): void {
    this.unwinds.push({ at: this.code.length, label });
  }

  finish(frameWords: number): {
    readonly code: Int32Array;
    readonly unwind: Map<number, number>;
    readonly spanPcs: readonly number[];
    readonly spans: readonly CodeSpan[];
  } {
    for (const { at, label } of this.fixups) this.code[at] = this.labels[label] ?? -1;
    for (const start of this.starts) {
      const info = need(opInfo[this.code[start] ?? 0], 'instruction');
      info.operands.forEach((operand, i) => {
        const at = start + 1 + i;
        const value = this.code[at] ?? 0;
        if (slotOperands.has(operand) && value >= OUT >> 2) this.code[at] = value - (OUT >> 2) + frameWords;
        else if (byteOperands.has(operand) && value >= OUT) this.code[at] = value - OUT + frameWords * 4;
      });
    }
    const unwind = new Map<number, number>();
    for (const { at, label } of this.unwinds)
      unwind.set(at, label === undefined ? ABORT_IN_CLEANUP : (this.labels[label] ?? -1));
    return { code: Int32Array.from(this.code), unwind, spanPcs: this.spanPcs, spans: this.spans };
  }
}

/** A readable listing, for tests and debugging. */
export function listing(code: Int32Array): string {
  const lines: string[] = [];
  for (let pc = 0; pc < code.length;) {
    const info = opInfo[code[pc] ?? 0];
    if (info === undefined) break;
    const operands = info.operands.map((name, i) => `${name}=${code[pc + 1 + i]}`);
    let next = pc + 1 + info.operands.length;
    if (info.name === 'JTAB') {
      const n = code[pc + 3] ?? 0;
      operands.push(`[${[...code.subarray(next, next + n)].join(' ')}]`);
      next += n;
    }
    lines.push(`${pc}: ${info.name} ${operands.join(' ')}`);
    pc = next;
  }
  return lines.join('\n');
}
