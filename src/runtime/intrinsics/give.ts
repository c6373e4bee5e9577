//! Texts as results: copied into a buffer of the library.
import type { IntrinsicCall } from '../../machine/contract.ts';

const encoder = new TextEncoder();

/** Copies text to the address in slot i if it fits the capacity in slot i+1; returns its length, -1 if there is none. */
export function give(call: IntrinsicCall, text: string | undefined, i: number): void {
  const bytes = encoder.encode(text ?? '');
  if (text !== undefined && bytes.length <= call.num(i + 1))
    call.machine.memory.bytes(call.num(i), bytes.length).set(bytes);
  call.ret(text === undefined ? -1 : bytes.length);
}
