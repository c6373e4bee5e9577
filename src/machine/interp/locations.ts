//! Where execution is: spans of frames, inlined scopes, the nearest user frame, the `#[track_caller]` rule.
import { NO_SPAN } from '../../source/span.ts';
import type { Span } from '../../source/span.ts';
import type { FrameView } from '../contract.ts';
import { Special } from './state.ts';
import type { CodeSpan, Fiber, Fn } from './state.ts';

/** Source of the instruction before `pc` (frames are saved behind the instruction they execute). */
export function spanAt(fn: Fn, pc: number): CodeSpan | undefined {
  const at = Math.max(0, pc - 1);
  let low = 0;
  let high = fn.spanPcs.length - 1;
  if (high < 0) return undefined;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((fn.spanPcs[mid] ?? 0) <= at) low = mid;
    else high = mid - 1;
  }
  return fn.spans[low];
}

/** All source positions of a fiber, innermost first: inlined calls appear as frames of their own. */
function* positions(fiber: Fiber): Generator<{ readonly at: CodeSpan; readonly depth: number }> {
  for (let depth = fiber.depth; depth >= 0; depth--) {
    const frame = fiber.frames[depth];
    if (frame === undefined) continue;
    for (let at = spanAt(frame.fn, frame.pc); at !== undefined; at = at.scope.inlinedAt) yield { at, depth };
  }
}

/** Span in the innermost user frame. */
export function userSpanOf(fiber: Fiber): Span {
  let first: Span | undefined;
  for (const { at } of positions(fiber)) {
    first ??= at.span;
    if (at.scope.user) return at.span;
  }
  return first ?? NO_SPAN;
}

/** Whether the innermost position is in the user's code. */
export function inUserCode(fiber: Fiber): boolean {
  for (const { at } of positions(fiber)) return at.scope.user;
  return false;
}

/** What `Location::caller()` is: the innermost position in a function that is not `#[track_caller]`. */
export function callerSpan(fiber: Fiber): Span {
  let last: Span = NO_SPAN;
  for (const { at } of positions(fiber)) {
    last = at.span;
    if (!at.scope.trackCaller) return at.span;
  }
  return last;
}

/** The call stack as the inspector shows it. */
export function framesOf(fiber: Fiber): FrameView[] {
  const views: FrameView[] = [];
  for (const { at, depth } of positions(fiber)) {
    const frame = fiber.frames[depth];
    const coroutineAddr = frame !== undefined && (frame.special & Special.coroutine) !== 0 ? frame.extra : undefined;
    views.push({ name: at.scope.name, span: at.span, user: at.scope.user, fiber: fiber.id, depth, coroutineAddr });
  }
  return views;
}
