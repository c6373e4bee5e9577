//! Built-in macros that are literals: `concat!`, `stringify!`, `line!`, `cfg!`, `env!` …; and `addr_of!`.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import { decodeChar, decodeString, decodeInt } from '../../syntax/literal.ts';
import { parseExprList, parseOneExpr } from '../../syntax/macros/simple.ts';
import type { BodyCx } from '../body-cx.ts';
import { cfgHolds, readMetas } from '../cfg.ts';
import type { Expr, Lit } from '../hir.ts';
import type { LowerCx } from '../lower-cx.ts';
import { lowerExpr } from '../lower-expr.ts';
import { errExpr, variantPath } from '../make.ts';
import { resolveMacro } from '../macros/expand.ts';
import { displayTokens } from '../../syntax/print.ts';
import type { MacroInfo } from '../names.ts';
import { parserEdition } from '../parse.ts';
import { modulePath } from '../unresolved.ts';
import { moduleOfRib } from '../lookup.ts';

/** What cargo would set for a program called `main`. */
const ENV: Readonly<Record<string, string>> = {
  CARGO_PKG_NAME: 'main',
  CARGO_PKG_VERSION: '0.1.0',
  CARGO_CRATE_NAME: 'main',
  CARGO_BIN_NAME: 'main',
  CARGO_PKG_VERSION_MAJOR: '0',
  CARGO_PKG_VERSION_MINOR: '1',
  CARGO_PKG_VERSION_PATCH: '0',
};

/** A literal macro lowered. */
export function literalMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const { span } = mac;
  if (info.builtin === 'option_env') {
    const name = stringArg(b, mac);
    const value = name === undefined ? undefined : ENV[name];
    if (value === undefined) return { kind: 'path', id: b.id(), span, path: variantPath(b, 'None', span) };
    const func: Expr = { kind: 'path', id: b.id(), span, path: variantPath(b, 'Some', span) };
    return {
      kind: 'call',
      id: b.id(),
      span,
      func,
      args: [{ kind: 'lit', id: b.id(), span, lit: { kind: 'str', value } }],
    };
  }
  const lit = literalOf(b, info, mac);
  return lit === undefined ? errExpr(b, span) : { kind: 'lit', id: b.id(), span, lit };
}

/** The value of a literal macro; undefined after an error. */
function literalOf(cx: LowerCx, info: MacroInfo, mac: ast.MacroCall): Lit | undefined {
  const { span } = mac;
  // As rustc's `expansion_cause`: written by a macro's own text it is at that macro's call (which such tokens have as
  // their span); written by the caller among its arguments it is where it stands.
  const place: Span = span;
  switch (info.builtin) {
    case 'stringify':
      return { kind: 'str', value: displayTokens(mac.tokens) };
    case 'concat': {
      let value = '';
      const parsed = parseExprList(mac, parserEdition(cx.krate.edition));
      for (const d of parsed.diagnostics) cx.report(d);
      for (const e of parsed.node) {
        const text = literalText(cx, e);
        if (text === undefined) {
          cx.report(
            errorAt(e.span, 'expected a literal', {
              notes: [
                { kind: 'note', text: 'only literals (like `"foo"`, `-42` and `3.14`) can be passed to `concat!()`' },
              ],
            }),
          );
          return undefined;
        }
        value += text;
      }
      return { kind: 'str', value };
    }
    case 'line':
    case 'column': {
      const at = cx.session.lines(place.file)?.lineCol(place.start) ?? { line: 1, column: 1 };
      return { kind: 'int', value: BigInt(info.builtin === 'line' ? at.line : at.column), suffix: 'u32' };
    }
    case 'file':
      return { kind: 'str', value: cx.session.file(place.file)?.path ?? 'src/main.rs' };
    case 'module_path': {
      const path = modulePath(cx.session, moduleOfRib(cx.rib));
      const { name, isUser } = cx.krate;
      return { kind: 'str', value: isUser ? (path === '' ? name : `${name}::${path}`) : path };
    }
    case 'cfg': {
      const meta = readMetas(mac.tokens)[0];
      return { kind: 'bool', value: meta !== undefined && cfgHolds(meta, cx.krate, cx.session) };
    }
    case 'env': {
      const name = stringArg(cx, mac);
      const value = name === undefined ? undefined : ENV[name];
      if (value !== undefined) return { kind: 'str', value };
      cx.report(errorAt(span, `environment variable \`${name ?? ''}\` not defined at compile time`));
      return undefined;
    }
    default: {
      const file = stringArg(cx, mac) ?? '';
      cx.report(errorAt(span, `couldn't read \`src/${file}\`: No such file or directory (os error 2)`));
      return undefined;
    }
  }
}

function stringArg(cx: LowerCx, mac: ast.MacroCall): string | undefined {
  const parsed = parseExprList(mac, parserEdition(cx.krate.edition));
  const first = parsed.node[0];
  return first === undefined ? undefined : literalText(cx, first);
}

/** The text of a literal expression, literal macros evaluated; undefined if it is none. */
export function literalText(cx: LowerCx, e: ast.Expr): string | undefined {
  switch (e.kind) {
    case 'Paren':
      return literalText(cx, e.expr);
    case 'Unary': {
      const inner = e.op === '-' ? literalText(cx, e.expr) : undefined;
      return inner === undefined ? undefined : `-${inner}`;
    }
    case 'Lit':
      switch (e.lit.kind) {
        case 'Str':
          return decodeString(e.lit).value;
        case 'Char':
          return String.fromCodePoint(decodeChar(e.lit).value);
        case 'Int':
          return String(decodeInt(e.lit).value);
        case 'Float':
          return e.lit.text.replaceAll('_', '');
        case 'Bool':
          return e.lit.text;
        default:
          return undefined;
      }
    case 'Macro': {
      const info = resolveMacro(cx, e.mac.path, true);
      if (info?.builtin === undefined) return undefined;
      const lit = literalOf(cx, info, e.mac);
      if (lit === undefined) return undefined;
      return lit.kind === 'str' || lit.kind === 'int' || lit.kind === 'bool' ? String(lit.value) : undefined;
    }
    default:
      return undefined;
  }
}

/** `addr_of!(place)` is `&raw const place`. */
export function placeMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const parsed = parseOneExpr(mac, parserEdition(b.krate.edition));
  for (const d of parsed.diagnostics) b.report(d);
  const mut = info.builtin === 'addr_of_mut' ? 'mut' : 'not';
  return { kind: 'addrOf', id: b.id(), span: mac.span, mut, raw: true, expr: lowerExpr(b, parsed.node) };
}
