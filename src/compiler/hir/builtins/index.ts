//! Built-in macros by name. A family per file; each either lowers to HIR at once or expands to Rust.
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr } from '../hir.ts';
import type { LowerCx } from '../lower-cx.ts';
import { errExpr } from '../make.ts';
import type { MacroInfo } from '../names.ts';
import { lowerFormatArgs, panicMacro, assertMacro } from './format.ts';
import { joinMacro } from './join.ts';
import { pinProjectItems } from './pin-project.ts';
import { futuresSelect, tokioSelect } from './select.ts';
import { streamMacro } from './stream.ts';
import { literalMacro, placeMacro } from './text.ts';
import { tracingMacro } from './tracing.ts';

/** A built-in macro in expression position. */
export type BuiltinExpr = (b: BodyCx, info: MacroInfo, mac: ast.MacroCall) => Expr;

const EXPRS: Readonly<Record<string, BuiltinExpr>> = {
  format_args: (b, info, mac) => lowerFormatArgs(b, info, mac, false),
  const_format_args: (b, info, mac) => lowerFormatArgs(b, info, mac, false),
  format_args_nl: (b, info, mac) => lowerFormatArgs(b, info, mac, true),
  panic_fmt_2021: panicMacro,
  assert: assertMacro,
  concat: literalMacro,
  stringify: literalMacro,
  line: literalMacro,
  column: literalMacro,
  file: literalMacro,
  module_path: literalMacro,
  cfg: literalMacro,
  env: literalMacro,
  option_env: literalMacro,
  include_str: literalMacro,
  include_bytes: literalMacro,
  include: literalMacro,
  compile_error: compileErrorExpr,
  addr_of: placeMacro,
  addr_of_mut: placeMacro,
  select: tokioSelect,
  join: joinMacro,
  try_join: joinMacro,
  futures_join: joinMacro,
  futures_try_join: joinMacro,
  futures_select: futuresSelect,
  futures_select_biased: futuresSelect,
  stream: streamMacro,
  try_stream: streamMacro,
};

/** Lowers a built-in macro in expression (or statement) position. */
export function expandBuiltinExpr(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const name = info.builtin ?? '';
  const found = EXPRS[name];
  if (found !== undefined) return found(b, info, mac);
  if (name.startsWith('tracing_')) return tracingMacro(b, info, mac);
  b.report(unsupportedAt(mac.span, `\`${info.name.replace(/^__/, '')}!\` is not available here yet`));
  return errExpr(b, mac.span);
}

/** A built-in macro that makes items; undefined if it makes none. */
export function expandBuiltinItems(cx: LowerCx, info: MacroInfo, mac: ast.MacroCall): readonly ast.Item[] | undefined {
  switch (info.builtin) {
    case 'compile_error':
      reportCompileError(cx, mac);
      return [];
    case 'pin_project_lite':
      return pinProjectItems(cx, info, mac);
    default:
      return undefined;
  }
}

function compileErrorExpr(b: BodyCx, _info: MacroInfo, mac: ast.MacroCall): Expr {
  reportCompileError(b, mac);
  return errExpr(b, mac.span);
}

function reportCompileError(cx: LowerCx, mac: ast.MacroCall): void {
  const literal = mac.tokens.find((t) => t.kind === 'str' || t.kind === 'rawStr');
  const text = literal === undefined ? 'compile_error! takes 1 argument' : literal.text.replace(/^r?#*"|"#*$/g, '');
  cx.report(errorAt(mac.span, text));
}
