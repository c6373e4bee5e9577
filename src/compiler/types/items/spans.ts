//! The parts of items that messages point at.
import type * as hir from '../../hir/hir.ts';
import { spanTo, type Span } from '../../../source/span.ts';

/** `struct Foo`, `async fn f(x: u32) -> T`: an item without its body, as rustc's def_span. */
export function headSpan(it: hir.Def): Span {
  const start: Span = { ...it.fullSpan, end: it.fullSpan.start };
  if (it.kind === 'fn') {
    const last = it.sig.params.at(-1)?.ty.span;
    const ret = it.sig.ret.span;
    const end = Math.max(it.span.end, last?.end ?? 0, ret.file === it.span.file ? ret.end : 0);
    return { ...start, end: last === undefined && ret.end <= it.span.end ? Math.min(it.fullSpan.end, end + 2) : end };
  }
  if (it.kind === 'impl') return spanTo(start, it.selfTy.span);
  return spanTo(start, it.span);
}
