//! `join!` and `try_join!` of tokio (MA-1 … MA-3: the first branch rotates with every poll) and of futures (MA-13:
//! always in source order).
import type * as ast from '../../syntax/ast.ts';
import { parseExprList, parseJoin } from '../../syntax/macros/simple.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr } from '../hir.ts';
import type { MacroInfo } from '../names.ts';
import { parserEdition } from '../parse.ts';
import { lowerTokens } from './format.ts';
import { Quote, exprHole } from './quote.ts';
import { branchSpans } from './select.ts';

const JOIN = `{
  let id = SUPPORT::join_begin($spans);
  let output = {
    let mut futures = ($(SUPPORT::maybe_done($fut),)*);
    let futures = &mut futures;
    let mut next: u32 = 0;
    SUPPORT::poll_fn(move |cx| {
      let start: u32 = next;
      $rotate
      SUPPORT::join_turn(id, start);
      let mut is_pending = false;
      let mut step: u32 = 0;
      while step < $n {
        match (start + step) % $n {
          $($i => {
            let mut future = unsafe { SUPPORT::Pin::new_unchecked(&mut futures.$i) };
            if future.as_mut().output_mut().is_none() {
              SUPPORT::join_poll(id, $i);
              if let SUPPORT::Poll::Pending = SUPPORT::Future::poll(future.as_mut(), cx) {
                SUPPORT::join_result(id, $i, 0);
                is_pending = true;
              } else {
                $check
              }
            }
          })*
          _ => {}
        }
        step += 1;
      }
      if is_pending { SUPPORT::Poll::Pending } else { SUPPORT::Poll::Ready($done) }
    }).await
  };
  SUPPORT::join_end(id);
  output
}`;

const TAKE =
  'unsafe { SUPPORT::Pin::new_unchecked(&mut futures.$i) }.take_output().expect("expected completed future")';
const TAKE_OK = `match ${TAKE} { ::core::result::Result::Ok(out) => out, ::core::result::Result::Err(_) => ::std::unreachable!() }`;

const CHECK_JOIN = 'SUPPORT::join_result(id, $i, 1);';
/** The first `Err` ends it: later branches of this poll are not polled (MA-3). */
const CHECK_TRY = `
  if future.as_mut().output_mut().expect("expected completed future").is_err() {
    SUPPORT::join_result(id, $i, 2);
    return SUPPORT::Poll::Ready(match future.take_output().expect("expected completed future") {
      ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
      ::core::result::Result::Ok(_) => ::std::unreachable!(),
    });
  }
  SUPPORT::join_result(id, $i, 1);`;

/** All four macros. */
export function joinMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const edition = parserEdition(b.krate.edition);
  const isFutures = info.builtin?.startsWith('futures_') === true;
  const isTry = info.builtin?.endsWith('try_join') === true;
  const parsed = isFutures ? parseExprList(mac, edition) : parseJoin(mac, edition);
  for (const d of parsed.diagnostics) b.report(d);
  const node = 'exprs' in parsed.node ? parsed.node : { biased: true, exprs: parsed.node };
  const { exprs } = node;
  const quote = Quote.of(b, info, mac.span);
  const support = isFutures ? '$crate::__support' : '$crate::macros::support';
  const fill = (template: string): string => template.replaceAll('SUPPORT', support);
  if (exprs.length === 0) {
    const value = isTry ? '::core::result::Result::Ok(())' : '()';
    return lowerTokens(b, quote.tokens(`async { ${value} }.await`, {}), mac.span);
  }
  const i = { each: exprs.map((_, k) => quote.int(k)) };
  const done = isTry ? `::core::result::Result::Ok(($(${TAKE_OK},)*))` : `($(${TAKE},)*)`;
  const template = JOIN.replace('$check', isTry ? CHECK_TRY : CHECK_JOIN).replace('$done', done);
  const tokens = quote.tokens(fill(template), {
    i,
    fut: { each: exprs.map(exprHole) },
    n: quote.int(exprs.length),
    spans: quote.str(branchSpans(exprs)),
    rotate: node.biased ? [] : quote.tokens('next = (next + 1) % $n;', { n: quote.int(exprs.length) }),
  });
  return lowerTokens(b, tokens, mac.span);
}
