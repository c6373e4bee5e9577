//! Panics: starting, unwinding through cleanup blocks, catching, and panics inside cleanup (which abort).
import type { Span } from '../../source/span.ts';
import type { Calls, FrameHost } from './frames.ts';
import { topFrame } from './frames.ts';
import { ABORT_IN_CLEANUP, Special } from './state.ts';
import type { Fiber, Fn } from './state.ts';

/** Texts of assertions, by number in PANIC. As rustc's lang items for them. */
export const assertionTexts = [
  'attempt to add with overflow',
  'attempt to subtract with overflow',
  'attempt to multiply with overflow',
  'attempt to divide with overflow',
  'attempt to calculate the remainder with overflow',
  'attempt to shift left with overflow',
  'attempt to shift right with overflow',
  'attempt to negate with overflow',
  'attempt to divide by zero',
  'attempt to calculate the remainder with a divisor of zero',
  '`async fn` resumed after completion',
  '`async fn` resumed after panicking',
] as const;
export const AssertionText = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  rem: 4,
  shl: 5,
  shr: 6,
  neg: 7,
  divZero: 8,
  remZero: 9,
  resumedDone: 10,
  resumedPanicked: 11,
} as const;

export interface PanicHost extends FrameHost {
  /** The library's function for a machine panic: payload `&'static str` or `String`. */
  panicFn(kind: 'str' | 'string'): Fn | undefined;
  spanOf(fiber: Fiber): Span;
  readonly coroutineHooks: { unwound(fiber: Fiber): void };
}

/** Panics and unwinding. */
export class Panics {
  private readonly m: PanicHost;
  private readonly calls: Calls;
  private readonly texts = new Map<string, { readonly addr: number; readonly len: number }>();

  constructor(m: PanicHost, calls: Calls) {
    this.m = m;
    this.calls = calls;
  }

  /** A failed assertion: calls the library's panic function with the text. */
  assertion(fiber: Fiber, message: number, lenAt: number, indexAt: number): boolean {
    if (message >= 0) return this.panicWith(fiber, assertionTexts[message as 0] ?? '', 'str');
    const { memory } = this.m;
    return this.panicWith(
      fiber,
      `index out of bounds: the len is ${memory.u64(lenAt << 2)} but the index is ${memory.u64(indexAt << 2)}`,
      'string',
    );
  }

  /** Pushes a call of the library's panic function. */
  panicWith(fiber: Fiber, text: string, kind: 'str' | 'string'): boolean {
    const fn = this.m.panicFn(kind);
    if (fn === undefined)
      return this.m.stop({ kind: 'unsupported', what: `panic: ${text}`, span: this.m.spanOf(fiber) });
    let at = this.texts.get(text);
    if (at === undefined) {
      at = this.m.memory.allocStr(text);
      this.texts.set(text, at);
    }
    return this.calls.callWith(fiber, fn, [at.addr, 0, at.len, 0], 8);
  }

  /** Starts unwinding the innermost frame with this payload. */
  start(fiber: Fiber, addr: number, vtable: number): boolean {
    fiber.payloads.push({ addr, vtable });
    return this.unwind(fiber);
  }

  /** End of a cleanup: the frame is left, unwinding goes on in its caller. */
  resume(fiber: Fiber): boolean {
    // A caught frame with a cleanup of its own is where unwinding ends.
    const caught = (topFrame(fiber).special & Special.caught) !== 0;
    return this.leave(fiber) || (!caught && this.unwind(fiber));
  }

  /** Looks for the next cleanup, from the innermost frame outwards. */
  private unwind(fiber: Fiber): boolean {
    for (;;) {
      const frame = topFrame(fiber);
      const target = frame.fn.unwind.get(frame.pc);
      if (target !== undefined) {
        if (target === ABORT_IN_CLEANUP) {
          this.abortInCleanup(fiber);
          return true;
        }
        frame.pc = target;
        return false;
      }
      const caught = (frame.special & Special.caught) !== 0;
      if (this.leave(fiber)) return true;
      if (caught) return false;
    }
  }

  /** Leaves a frame because of a panic. True: leave the loop (the fiber is over). */
  private leave(fiber: Fiber): boolean {
    const frame = topFrame(fiber);
    if ((frame.special & Special.coroutine) !== 0) this.m.coroutineHooks.unwound(fiber);
    this.calls.pop(fiber);
    if ((frame.special & Special.caught) !== 0) {
      const payload = fiber.payloads.pop();
      const { memory } = this.m;
      memory.setUsize(frame.extra, payload?.addr ?? 0);
      memory.setUsize(frame.extra + 8, payload?.vtable ?? 0);
      memory.i32[frame.retTo] = 1;
      return false;
    }
    if ((frame.special & Special.base) !== 0) {
      fiber.state = 'done';
      return this.m.stop({ kind: 'fiberDone', fiber: fiber.id, panicked: true, result: 0 });
    }
    return false;
  }

  /** A destructor panicked while unwinding. */
  abortInCleanup(fiber: Fiber): void {
    this.m.stop({ kind: 'abort', message: 'panic in a destructor during cleanup', span: this.m.spanOf(fiber) });
  }
}
