//! `tokio::select!` (MA-4 … MA-9) and futures' `select!`, `select_biased!` (MA-13), as Rust over the declaring crate's
//! support module (see README.md).
import { errorAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { parseFuturesSelect, parseTokioSelect } from '../../syntax/macros/select.ts';
import type { SelectBranch } from '../../syntax/macros/select.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr } from '../hir.ts';
import { lowerExpr } from '../lower-expr.ts';
import { errExpr } from '../make.ts';
import type { MacroInfo } from '../names.ts';
import { parserEdition } from '../parse.ts';
import { lowerTokens } from './format.ts';
import { Quote, exprHole, patHole } from './quote.ts';

/** tokio's bitmask of disabled branches has 64 bits. */
const MAX_BRANCHES = 64;

/** `start-end` of each branch's future in the user's file, for the trace. */
export function branchSpans(exprs: readonly ast.Expr[]): string {
  return exprs.map((e) => (e.span.file === 0 ? `${String(e.span.start)}-${String(e.span.end)}` : '')).join(';');
}

/**
 * The refutability test of a winner looks at the value by reference, so bindings in it lose `ref` and `mut` (MA-8).
 */
function testPattern(pat: ast.Pat): ast.Pat {
  switch (pat.kind) {
    case 'Ident':
      return { ...pat, byRef: false, mutable: false, ...(pat.sub === undefined ? {} : { sub: testPattern(pat.sub) }) };
    case 'TupleStruct':
    case 'Tuple':
    case 'Slice':
      return { ...pat, elems: pat.elems.map(testPattern) };
    case 'Struct':
      return { ...pat, fields: pat.fields.map((f) => ({ ...f, pat: testPattern(f.pat) })) };
    case 'Or':
      return { ...pat, alts: pat.alts.map(testPattern) };
    case 'Ref':
    case 'Paren':
      return { ...pat, pat: testPattern(pat.pat) };
    default:
      return pat;
  }
}

const TOKIO = `{
  enum __SelectOut<$($t),*> { $($v($t),)* Disabled }
  let id = $crate::macros::support::select_begin($spans);
  #[allow(unused_mut)]
  let mut output = {
    let mut disabled: u64 = 0;
    $guards
    let inits = ($($fut,)*);
    let mut futures = ($($crate::macros::support::IntoFuture::into_future(inits.$i),)*);
    let futures = &mut futures;
    $crate::macros::support::poll_fn(|cx| {
      if let $crate::macros::support::Poll::Pending = $crate::macros::support::poll_budget_available(cx) {
        return $crate::macros::support::Poll::Pending;
      }
      let start: u32 = $start;
      $crate::macros::support::select_turn(id, start);
      let mut is_pending = false;
      let mut step: u32 = 0;
      while step < $n {
        let branch: u32 = (start + step) % $n;
        step += 1;
        match branch {
          $($i => {
            if disabled & $bit != 0 { continue; }
            $crate::macros::support::select_poll(id, $i);
            let future = unsafe { $crate::macros::support::Pin::new_unchecked(&mut futures.$i) };
            let out = match $crate::macros::support::Future::poll(future, cx) {
              $crate::macros::support::Poll::Ready(out) => out,
              $crate::macros::support::Poll::Pending => {
                $crate::macros::support::select_result(id, $i, 0);
                is_pending = true;
                continue;
              }
            };
            disabled |= $bit;
            match &out {
              $test => {}
              _ => {
                $crate::macros::support::select_result(id, $i, 2);
                continue;
              }
            }
            $crate::macros::support::select_result(id, $i, 1);
            return $crate::macros::support::Poll::Ready(__SelectOut::$v(out));
          })*
          _ => {}
        }
      }
      if is_pending { $crate::macros::support::Poll::Pending } else { $crate::macros::support::Poll::Ready(__SelectOut::Disabled) }
    }).await
  };
  $crate::macros::support::select_end(id);
  match output {
    $(__SelectOut::$v($pat) => $handler,)*
    __SelectOut::Disabled => $otherwise,
    _ => ::std::unreachable!("failed to match bind"),
  }
}`;

/** `tokio::select! { .. }`. */
export function tokioSelect(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const { node, diagnostics } = parseTokioSelect(mac, parserEdition(b.krate.edition));
  for (const d of diagnostics) b.report(d);
  const { branches } = node;
  const n = branches.length;
  if (n === 0) {
    if (node.else !== undefined) return lowerExpr(b, node.else.body);
    if (diagnostics.length === 0) b.report(errorAt(mac.span, 'select! requires at least one branch'));
    return errExpr(b, mac.span);
  }
  if (n > MAX_BRANCHES) {
    b.report(errorAt(mac.span, `up to ${String(MAX_BRANCHES)} branches supported`));
    return errExpr(b, mac.span);
  }
  const quote = Quote.of(b, info, mac.span);
  const bit = (i: number): ast.Token[] => quote.at(String(1n << BigInt(i)), mac.span);
  const guards = branches.flatMap((br, i) =>
    br.guard === undefined
      ? []
      : quote.tokens('if !$cond { disabled |= $bit; }', { cond: exprHole(paren(br.guard)), bit: bit(i) }),
  );
  const otherwise =
    node.else === undefined
      ? quote.tokens('::std::panic!("all branches are disabled and there is no else branch")', {})
      : exprHole(node.else.body);
  const tokens = quote.tokens(TOKIO, {
    t: { each: branches.map((_, i) => quote.ident(`__T${String(i)}`)) },
    v: { each: branches.map((_, i) => quote.ident(`__V${String(i)}`)) },
    i: { each: branches.map((_, i) => quote.int(i)) },
    bit: { each: branches.map((_, i) => bit(i)) },
    fut: { each: branches.map((br) => exprHole(br.future)) },
    test: { each: branches.map((br) => patHole(testPattern(br.pat))) },
    pat: { each: branches.map((br) => patHole(br.pat)) },
    handler: { each: branches.map((br) => exprHole(br.handler)) },
    n: quote.int(n),
    spans: quote.str(branchSpans(branches.map((br) => br.future))),
    start: node.biased ? quote.int(0) : quote.tokens('$crate::macros::support::thread_rng_n($n)', { n: quote.int(n) }),
    guards,
    otherwise,
  });
  return lowerTokens(b, tokens, mac.span);
}

function paren(expr: ast.Expr): ast.Expr {
  return { kind: 'Paren', expr, span: expr.span };
}

const FUTURES = `{
  enum __SelectOut<$($t),*> { $($v($t),)* Complete, Idle }
  let id = $crate::__support::select_begin($spans);
  let output = {
    $inits
    let mut order: [usize; $n] = [$($i),*];
    $crate::__support::poll_fn(|cx| {
      $shuffle
      $crate::__support::select_turn(id, order[0] as u32);
      let mut any = false;
      let mut step: usize = 0;
      while step < $n {
        let branch = order[step];
        step += 1;
        match branch {
          $($i => {
            if !$crate::__support::FusedFuture::is_terminated(&*$f) {
              any = true;
              $crate::__support::select_poll(id, $i);
              match $crate::__support::Future::poll($f.as_mut(), cx) {
                $crate::__support::Poll::Ready(out) => {
                  $crate::__support::select_result(id, $i, 1);
                  return $crate::__support::Poll::Ready(__SelectOut::$v(out));
                }
                $crate::__support::Poll::Pending => { $crate::__support::select_result(id, $i, 0); }
              }
            }
          })*
          _ => {}
        }
      }
      if !any { $crate::__support::Poll::Ready(__SelectOut::Complete) } else { $pending }
    }).await
  };
  $crate::__support::select_end(id);
  match output {
    $(__SelectOut::$v($pat) => $handler,)*
    __SelectOut::Complete => $complete,
    __SelectOut::Idle => $idle,
  }
}`;

/** `futures::select! { .. }` and `select_biased!`. */
export function futuresSelect(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const { node, diagnostics } = parseFuturesSelect(mac, parserEdition(b.krate.edition));
  for (const d of diagnostics) b.report(d);
  const { branches } = node;
  const n = branches.length;
  if (n === 0) {
    const only = node.complete ?? node.default;
    return only === undefined ? errExpr(b, mac.span) : lowerExpr(b, only.body);
  }
  const quote = Quote.of(b, info, mac.span);
  const name = (i: number): ast.Token[] => quote.ident(`future${String(i)}`);
  const inits = branches.flatMap((br: SelectBranch, i) => {
    const holes = { f: name(i), e: exprHole(br.future) };
    // A variable is polled in place and must be `Unpin`, any other expression is a temporary of the macro, and pinned.
    return br.future.kind === 'Path'
      ? quote.tokens('let mut $f = $crate::__support::Pin::new(&mut $e);', holes)
      : quote.tokens(
          'let mut value = $e; let mut $f = unsafe { $crate::__support::Pin::new_unchecked(&mut value) };',
          holes,
        );
  });
  const hasDefault = node.default !== undefined;
  const complete =
    node.complete === undefined
      ? quote.tokens(
          '::std::panic!("all futures in select! were completed, but no `complete =>` handler was provided")',
          {},
        )
      : exprHole(node.complete.body);
  const tokens = quote.tokens(FUTURES, {
    t: { each: branches.map((_, i) => quote.ident(`__T${String(i)}`)) },
    v: { each: branches.map((_, i) => quote.ident(`__V${String(i)}`)) },
    i: { each: branches.map((_, i) => quote.int(i)) },
    f: { each: branches.map((_, i) => name(i)) },
    pat: { each: branches.map((br) => patHole(br.pat)) },
    handler: { each: branches.map((br) => exprHole(br.handler)) },
    n: quote.int(n),
    spans: quote.str(branchSpans(branches.map((br) => br.future))),
    inits,
    shuffle:
      info.builtin === 'futures_select_biased' ? [] : quote.tokens('$crate::__support::shuffle(&mut order);', {}),
    pending: quote.tokens(
      hasDefault ? '$crate::__support::Poll::Ready(__SelectOut::Idle)' : '$crate::__support::Poll::Pending',
      {},
    ),
    complete,
    idle: node.default === undefined ? quote.tokens('::std::unreachable!()', {}) : exprHole(node.default.body),
  });
  return lowerTokens(b, tokens, mac.span);
}
