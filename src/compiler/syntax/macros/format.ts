//! `format_args!` and everything built on it: a format string with its arguments, resolved to argument indices.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { Edition, Expr, Ident, Lit, MacroCall } from '../ast.ts';
import type { Parser } from '../cursor.ts';
import { decodeString } from '../literal.ts';
import type { Parsed } from '../parse.ts';
import { parseMacro } from '../parse.ts';
import type { FormatFlags, RawArg, RawCount, RawPiece } from './format-spec.ts';
import { parseTemplate } from './format-spec.ts';

/** A format string with its arguments. Arguments are evaluated in order, each once. */
export interface FormatArgs {
  readonly pieces: readonly FormatPiece[];
  /** Written arguments in order, then captured identifiers in order of first use. */
  readonly args: readonly FormatArg[];
  readonly span: Span;
}

/** Text, or a placeholder. */
export type FormatPiece =
  | { readonly kind: 'Text'; readonly text: string }
  | {
      readonly kind: 'Arg';
      /** Index into `args`. */
      readonly index: number;
      readonly flags: FormatFlags;
      readonly width?: FormatCount;
      readonly precision?: FormatCount;
      /** The placeholder with its braces, inside the string literal. */
      readonly span: Span;
    };

/** A width or precision: a number, or an argument (which must be a `usize`). */
export type FormatCount =
  { readonly kind: 'Literal'; readonly value: number } | { readonly kind: 'Arg'; readonly index: number };

/** An argument: `x`, `name = x`, or an identifier captured from the format string. */
export interface FormatArg {
  readonly kind: 'positional' | 'named' | 'captured';
  readonly name?: Ident;
  readonly expr: Expr;
}

/** A whole call such as `format!("..", a)`. */
export function parseFormat(mac: MacroCall, edition: Edition): Parsed<FormatArgs> {
  return parseMacro(mac, edition, (p) => {
    if (p.at('eof')) p.error(mac.span, 'requires at least a format string argument');
    return formatRest(p);
  });
}

/** `write!(dst, "..", a)`; `format` is absent for `writeln!(dst)`. */
export function parseWrite(
  mac: MacroCall,
  edition: Edition,
): Parsed<{ readonly dest: Expr; readonly format?: FormatArgs }> {
  return parseMacro(mac, edition, (p) => {
    const need = 'requires a destination and format arguments, like `write!(dest, "format string", args...)`';
    if (p.at('eof')) p.error(mac.span, need);
    const dest = p.g.expr(p);
    if (p.recovering || p.at('eof')) return { dest };
    if (!p.eat(',')) p.error(mac.span, need);
    return p.recovering || p.at('eof') ? { dest } : { dest, format: formatRest(p) };
  });
}

/** What `panic!` and its relatives were given. */
export type Message =
  | { readonly kind: 'None' }
  | { readonly kind: 'Format'; readonly format: FormatArgs }
  | { readonly kind: 'Expr'; readonly expr: Expr };

/**
 * `panic!`, `todo!`, `unreachable!`: nothing, or a format string with arguments. With `exprAllowed` (`anyhow!`,
 * `bail!`), a single other expression too.
 */
export function parseMessage(mac: MacroCall, edition: Edition, exprAllowed = false): Parsed<Message> {
  return parseMacro(mac, edition, (p): Message => {
    if (p.at('eof')) return { kind: 'None' };
    if (!exprAllowed || isTemplate(p)) return { kind: 'Format', format: formatRest(p) };
    const expr = p.g.expr(p);
    p.eat(',');
    return { kind: 'Expr', expr };
  });
}

/** Whether a format string starts here (a string literal that is not part of a larger expression). */
function isTemplate(p: Parser): boolean {
  const { tok } = p;
  const isStr =
    tok.kind === 'str' ||
    tok.kind === 'rawStr' ||
    (tok.node?.kind === 'Literal' && tok.node.lit.kind === 'Str') ||
    (tok.node?.kind === 'Expr' && tok.node.expr.kind === 'Lit' && tok.node.expr.lit.kind === 'Str');
  const next = p.look(1).kind;
  return isStr && (next === ',' || next === 'eof');
}

/** A format string and arguments up to the end of the tokens. */
export function formatRest(p: Parser): FormatArgs {
  const start = p.tok;
  const expr = p.g.expr(p);
  const args: FormatArg[] = [];
  while (!p.recovering && !p.at('eof')) {
    if (!p.eat(',')) {
      if (args.length > 0) p.errorExpected(['`,`', '`.`', '`?`', 'an operator']);
      else p.error(p.tok.span, `expected \`,\`, found ${p.found()}`, { label: 'expected `,`' });
      break;
    }
    if (p.at('eof')) break;
    const isNamed = p.atName() && p.look(1).kind === '=';
    if (isNamed) {
      const name = p.takeIdent();
      p.bump();
      if (args.some((one) => one.name?.name === name.name)) {
        p.warnError(name.span, `duplicate argument named \`${name.name}\``, { label: 'duplicate argument' });
      }
      args.push({ kind: 'named', name, expr: p.g.expr(p) });
    } else {
      const value = p.g.expr(p);
      if (args.some((one) => one.kind === 'named')) {
        p.warnError(value.span, 'positional arguments cannot follow named arguments', {
          label: 'positional arguments must be before named arguments',
        });
      }
      args.push({ kind: 'positional', expr: value });
    }
  }
  const span = p.spanFrom(start);
  const lit = templateOf(expr);
  if (lit === undefined) {
    if (expr.kind !== 'Err') notLiteral(p, expr, args);
    return { pieces: [], args, span };
  }
  const broken = p.recovering;
  const result = resolveFormat(lit, start.ctxt, args, span);
  if (!broken) for (const one of result.diagnostics) p.diagnostics.push(one);
  return result.node;
}

function templateOf(expr: Expr): Lit | undefined {
  const inner = expr.kind === 'Paren' ? expr.expr : expr;
  return inner.kind === 'Lit' && inner.lit.kind === 'Str' ? inner.lit : undefined;
}

function notLiteral(p: Parser, expr: Expr, args: readonly FormatArg[]): void {
  if (expr.kind === 'Macro') {
    p.warnError(expr.span, 'unsupported: a macro call as a format string', { code: 'unsupported' });
    return;
  }
  const holes = Array.from({ length: args.length + 1 }, () => '{}').join(' ');
  const title = 'you might be missing a string literal to format with';
  p.warnError(expr.span, 'format argument must be a string literal', {
    notes: [{ kind: 'help', text: title }],
    edits: [{ title, edits: [{ span: { ...expr.span, end: expr.span.start }, text: `"${holes}", ` }] }],
  });
}

/** Resolves a format string against its arguments; `ctxt` is the hygiene mark of captured identifiers. */
export function resolveFormat(lit: Lit, ctxt: number, written: readonly FormatArg[], span: Span): Parsed<FormatArgs> {
  const decoded = decodeString(lit);
  const file = lit.span.file;
  const spanOf = (start: number, end: number): Span => ({
    file,
    start: decoded.offsetAt(start),
    end: Math.max(decoded.offsetAt(start), decoded.offsetAt(end)),
  });
  const template = parseTemplate(decoded.value, spanOf);
  if (template.diagnostics.length > 0) {
    return { node: { pieces: [], args: written, span }, diagnostics: template.diagnostics };
  }
  const resolver = new Resolver(written, ctxt);
  const pieces = template.pieces.map((piece) => resolver.piece(piece));
  const diagnostics = resolver.finish(lit.span);
  return { node: { pieces, args: resolver.args, span }, diagnostics };
}

class Resolver {
  readonly args: FormatArg[];
  private readonly written: readonly FormatArg[];
  private readonly ctxt: number;
  private readonly used = new Set<number>();
  private readonly holes: Span[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private next = 0;
  private readonly badIndices: { readonly index: number; readonly span: Span }[] = [];

  constructor(written: readonly FormatArg[], ctxt: number) {
    this.written = written;
    this.args = [...written];
    this.ctxt = ctxt;
  }

  piece(piece: RawPiece): FormatPiece {
    if (piece.kind === 'Text') return piece;
    const { flags, span } = piece;
    // `.*` takes its precision before the value.
    const precision = piece.precision && this.count(piece.precision, span);
    const index = this.arg(piece.arg, span);
    const width = piece.width && this.count(piece.width, span);
    return { kind: 'Arg', index, flags, span, ...(width ? { width } : {}), ...(precision ? { precision } : {}) };
  }

  private count(count: RawCount, span: Span): FormatCount {
    if (count.kind === 'literal') return { kind: 'Literal', value: count.value };
    return { kind: 'Arg', index: this.arg(count.kind === 'star' ? { kind: 'next' } : count.arg, span) };
  }

  private arg(arg: RawArg, span: Span): number {
    if (arg.kind === 'name') return this.named(arg.name, arg.span);
    const index = arg.kind === 'next' ? this.next++ : arg.index;
    if (arg.kind === 'next') this.holes.push(span);
    if (index >= this.written.length) {
      if (arg.kind === 'index') this.badIndices.push({ index, span: arg.span });
    } else this.used.add(index);
    return index;
  }

  private named(name: string, span: Span): number {
    const found = this.args.findIndex((one) => one.name?.name === name);
    if (found >= 0) {
      this.used.add(found);
      return found;
    }
    const ident: Ident = { name, span, ctxt: this.ctxt };
    const path = { span, global: false, segments: [{ ident, span }] };
    this.args.push({ kind: 'captured', name: ident, expr: { kind: 'Path', path, span } });
    return this.args.length - 1;
  }

  /** What does not fit: missing arguments, then unused ones. */
  finish(template: Span): readonly Diagnostic[] {
    const { written, holes } = this;
    const given = written.length;
    const wanted = this.next;
    const [bad] = this.badIndices;
    if (wanted > given && bad === undefined) {
      const [first] = holes;
      const what = `${String(wanted)} positional argument${wanted === 1 ? '' : 's'} in format string`;
      const have =
        given === 0
          ? 'no arguments were given'
          : `there ${given === 1 ? 'is 1 argument' : `are ${String(given)} arguments`}`;
      this.diagnostics.push(
        errorAt(first ?? template, `${what}, but ${have}`, {
          labels: [
            ...holes.slice(1).map((span) => ({ span, text: '' })),
            ...written.map((one) => ({ span: one.expr.span, text: '' })),
          ],
        }),
      );
    } else if (bad !== undefined) {
      const have =
        given === 0
          ? 'no arguments were given'
          : `there ${given === 1 ? 'is 1 argument' : `are ${String(given)} arguments`}`;
      const list = [...new Set(this.badIndices.map((one) => one.index))].sort((a, b) => a - b).map(String);
      const which =
        list.length === 1
          ? `argument ${list[0] ?? ''}`
          : `arguments ${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
      this.diagnostics.push(
        errorAt(bad.span, `invalid reference to positional ${which} (${have})`, {
          notes: [
            {
              kind: 'note',
              text: `positional arguments are zero-based`,
            },
          ],
          labels: this.badIndices.slice(1).map((one) => ({ span: one.span, text: '' })),
        }),
      );
    } else this.unused(template);
    // Indices of missing arguments must not point nowhere.
    while (
      this.diagnostics.length > 0 &&
      this.args.length <= Math.max(this.next, ...this.badIndices.map((one) => one.index))
    ) {
      this.args.push({ kind: 'positional', expr: { kind: 'Err', span: template } });
    }
    return this.diagnostics;
  }

  private unused(template: Span): void {
    const idle = this.written.filter((_, index) => !this.used.has(index));
    const [first] = idle;
    if (first === undefined) return;
    const name = (one: FormatArg): string =>
      one.kind === 'named' ? 'named argument never used' : 'argument never used';
    if (idle.length === 1) {
      const { span } = first.expr;
      this.diagnostics.push(
        errorAt(span, name(first), {
          label: name(first),
          labels:
            this.holes.length === 0 && this.used.size === 0
              ? [{ span: template, text: 'formatting specifier missing' }]
              : [],
        }),
      );
      return;
    }
    this.diagnostics.push(
      errorAt(first.expr.span, 'multiple unused formatting arguments', {
        label: name(first),
        labels: [
          { span: template, text: 'multiple missing formatting specifiers' },
          ...idle.slice(1).map((one) => ({ span: one.expr.span, text: name(one) })),
        ],
      }),
    );
  }
}
