//! The format strings of `format!` and its relatives: text to pieces, with the messages of rustc.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import { identLength, isDigit } from '../chars.ts';

/** The trait a placeholder formats with. */
export type FormatTrait =
  'Display' | 'Debug' | 'LowerHex' | 'UpperHex' | 'Octal' | 'Binary' | 'LowerExp' | 'UpperExp' | 'Pointer';

/** What a placeholder refers to, before arguments are known. */
export type RawArg =
  | { readonly kind: 'next' }
  | { readonly kind: 'index'; readonly index: number; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span };

/** A width or precision. */
export type RawCount =
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'star' }
  | { readonly kind: 'arg'; readonly arg: RawArg };

/** Flags of a placeholder, apart from width and precision. */
export interface FormatFlags {
  readonly trait: FormatTrait;
  /** `{:x?}`, `{:X?}`. */
  readonly debugHex?: 'lower' | 'upper';
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly plus: boolean;
  readonly minus: boolean;
  /** `#`. */
  readonly alternate: boolean;
  /** `0`. */
  readonly zero: boolean;
}

/** A piece of a format string as written. */
export type RawPiece =
  | { readonly kind: 'Text'; readonly text: string }
  | {
      readonly kind: 'Arg';
      readonly arg: RawArg;
      readonly flags: FormatFlags;
      readonly width?: RawCount;
      readonly precision?: RawCount;
      /** The placeholder with its braces. */
      readonly span: Span;
    };

const TRAITS: ReadonlyMap<string, FormatTrait> = new Map([
  ['', 'Display'],
  ['?', 'Debug'],
  ['x', 'LowerHex'],
  ['X', 'UpperHex'],
  ['o', 'Octal'],
  ['b', 'Binary'],
  ['e', 'LowerExp'],
  ['E', 'UpperExp'],
  ['p', 'Pointer'],
]);

const NOTE_OPEN = 'if you intended to print `{`, you can escape it using `{{`';
const NOTE_CLOSE = 'if you intended to print `}`, you can escape it using `}}`';

/** Splits a decoded format string; `spanOf` maps offsets in `text` to the source. Stops at the first error. */
export function parseTemplate(
  text: string,
  spanOf: (start: number, end: number) => Span,
): { readonly pieces: readonly RawPiece[]; readonly diagnostics: readonly Diagnostic[] } {
  return new TemplateParser(text, spanOf).run();
}

class TemplateParser {
  private readonly text: string;
  private readonly spanOf: (start: number, end: number) => Span;
  private readonly pieces: RawPiece[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private at = 0;

  constructor(text: string, spanOf: (start: number, end: number) => Span) {
    this.text = text;
    this.spanOf = spanOf;
  }

  run(): { readonly pieces: readonly RawPiece[]; readonly diagnostics: readonly Diagnostic[] } {
    const { text } = this;
    let plain = '';
    while (this.at < text.length && this.diagnostics.length === 0) {
      const c = text.charAt(this.at);
      if ((c === '{' || c === '}') && text.charAt(this.at + 1) === c) {
        plain += c;
        this.at += 2;
      } else if (c === '{') {
        if (plain !== '') this.pieces.push({ kind: 'Text', text: plain });
        plain = '';
        this.placeholder();
      } else if (c === '}') {
        this.fail(this.at, this.at + 1, 'unmatched `}` found', 'unmatched `}` in format string', NOTE_CLOSE);
      } else {
        plain += c;
        this.at++;
      }
    }
    if (plain !== '') this.pieces.push({ kind: 'Text', text: plain });
    return { pieces: this.pieces, diagnostics: this.diagnostics };
  }

  private fail(
    start: number,
    end: number,
    what: string,
    label: string,
    note?: string,
    more: Partial<Diagnostic> = {},
  ): void {
    if (this.diagnostics.length > 0) return;
    this.diagnostics.push(
      errorAt(this.spanOf(start, end), `invalid format string: ${what}`, {
        label,
        notes: note === undefined ? [] : [{ kind: 'note', text: note }],
        ...more,
      }),
    );
  }

  private skipSpace(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }

  private placeholder(): void {
    const start = this.at++;
    this.skipSpace();
    const arg = this.argument() ?? { kind: 'next' };
    this.skipSpace();
    let spec: Spec = { flags: DISPLAY };
    if (this.text.charAt(this.at) === ':') {
      this.at++;
      spec = this.spec();
    }
    this.skipSpace();
    if (this.diagnostics.length > 0) return;
    const c = this.text.charAt(this.at);
    if (c !== '}') return this.unclosed(start, arg);
    this.at++;
    this.pieces.push({ kind: 'Arg', arg, ...spec, span: this.spanOf(start, this.at) });
  }

  private unclosed(start: number, arg: RawArg): void {
    const { text } = this;
    if (this.at >= text.length) {
      return this.fail(
        text.length,
        text.length,
        'expected `}` but string was terminated',
        'expected `}` in format string',
        NOTE_OPEN,
        {
          labels: [{ span: this.spanOf(start, start + 1), text: 'because of this opening brace' }],
        },
      );
    }
    const found = String.fromCodePoint(text.codePointAt(this.at) ?? 32);
    const close = text.indexOf('}', this.at);
    if (arg.kind === 'name' && arg.name === 'r' && found === '#') {
      const end = this.at + 1 + identLength(text, this.at + 1);
      return this.fail(
        start + 1,
        end,
        'raw identifiers are not supported',
        'raw identifier used here in format string',
      );
    }
    const inside = close < 0 ? '' : text.slice(this.at, close);
    if (arg.kind === 'name' && /^(?:\.[\p{XID_Start}_0-9][\p{XID_Continue}]*)+(?::.*)?$/u.test(inside)) {
      const fields = /^[^:]*/.exec(inside)?.[0] ?? '';
      const whole = `${arg.name}${fields}`;
      return this.fail(
        start + 1,
        this.at + fields.length,
        "field access isn't supported",
        'not supported in format string',
        undefined,
        {
          notes: [
            {
              kind: 'help',
              text: `consider using a positional formatting argument instead: \`{0}\` with \`${whole}\``,
            },
          ],
        },
      );
    }
    this.fail(this.at, this.at, `expected \`}\`, found \`${found}\``, 'expected `}` in format string', NOTE_OPEN, {
      labels: [{ span: this.spanOf(start, start + 1), text: 'because of this opening brace' }],
    });
  }

  /** An index or a name. */
  private argument(): RawArg | undefined {
    const { text } = this;
    const start = this.at;
    if (isDigit(text.charCodeAt(start))) {
      const index = this.integer();
      return index === undefined ? undefined : { kind: 'index', index, span: this.spanOf(start, this.at) };
    }
    const length = identLength(text, start);
    if (length === 0) return undefined;
    this.at += length;
    const name = text.slice(start, this.at);
    if (name === '_')
      this.fail(
        start,
        this.at,
        'invalid argument name `_`',
        'invalid argument name',
        'argument name cannot be a single underscore',
      );
    return { kind: 'name', name, span: this.spanOf(start, this.at) };
  }

  private integer(): number | undefined {
    const start = this.at;
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    const value = Number(this.text.slice(start, this.at));
    if (this.at - start > 5 || value > 65535) {
      this.fail(
        start,
        this.at,
        `integer \`${this.text.slice(start, this.at)}\` does not fit into the type \`u16\` whose range is \`0..=65535\``,
        'integer out of range for `u16`',
      );
      return undefined;
    }
    return value;
  }

  /** A width or precision: `5`, `name$`, `0$`. Moves only if there is one. */
  private count(): RawCount | undefined {
    const start = this.at;
    const arg = this.argument();
    if (arg === undefined) return undefined;
    if (this.text.charAt(this.at) === '$') {
      this.at++;
      return { kind: 'arg', arg };
    }
    if (arg.kind === 'index') return { kind: 'literal', value: arg.index };
    this.at = start;
    return undefined;
  }

  private spec(): Spec {
    const { text } = this;
    const fillWidth = (text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    let fill: string | undefined;
    let align = ALIGN.get(text.charAt(this.at + fillWidth));
    if (align !== undefined) {
      fill = text.slice(this.at, this.at + fillWidth);
      this.at += fillWidth + 1;
    } else {
      align = ALIGN.get(text.charAt(this.at));
      if (align !== undefined) this.at++;
    }
    const plus = this.eat('+');
    const minus = !plus && this.eat('-');
    const alternate = this.eat('#');
    // `0` is the flag unless it is the argument number of a width: `{:0$}`.
    const zero = text.charAt(this.at) === '0' && text.charAt(this.at + 1) !== '$' && this.eat('0');
    const width = this.count();
    let precision: RawCount | undefined;
    if (this.eat('.')) precision = this.eat('*') ? { kind: 'star' } : this.count();
    const { trait, debugHex } = this.traitName();
    const flags: FormatFlags = {
      trait,
      ...(debugHex ? { debugHex } : {}),
      ...(fill === undefined ? {} : { fill }),
      ...(align ? { align } : {}),
      plus,
      minus,
      alternate,
      zero,
    };
    return { flags, ...(width ? { width } : {}), ...(precision ? { precision } : {}) };
  }

  private eat(c: string): boolean {
    if (this.text.charAt(this.at) !== c) return false;
    this.at++;
    return true;
  }

  private traitName(): { readonly trait: FormatTrait; readonly debugHex?: 'lower' | 'upper' } {
    const { text } = this;
    const start = this.at;
    if (this.eat('?')) return { trait: 'Debug' };
    const two = text.slice(start, start + 2);
    if (two === 'x?' || two === 'X?') {
      this.at += 2;
      return { trait: 'Debug', debugHex: two === 'x?' ? 'lower' : 'upper' };
    }
    const length = identLength(text, start);
    this.at += length;
    const name = text.slice(start, this.at);
    const trait = TRAITS.get(name);
    if (trait !== undefined) return { trait };
    this.diagnostics.push(
      errorAt(this.spanOf(start, this.at), `unknown format trait \`${name}\``, {
        notes: [
          { kind: 'note', text: 'the only appropriate formatting traits are:' },
          { kind: 'help', text: 'the [`Display`] trait is ``, [`Debug`] is `?`, [`LowerHex`] is `x`, [`UpperHex`] is `X`, [`Octal`] is `o`, [`Binary`] is `b`, [`LowerExp`] is `e`, [`UpperExp`] is `E`, [`Pointer`] is `p`' }, // prettier-ignore
        ],
      }),
    );
    return { trait: 'Display' };
  }
}

interface Spec {
  readonly flags: FormatFlags;
  readonly width?: RawCount;
  readonly precision?: RawCount;
}

const DISPLAY: FormatFlags = { trait: 'Display', plus: false, minus: false, alternate: false, zero: false };

const ALIGN: ReadonlyMap<string, 'left' | 'center' | 'right'> = new Map([
  ['<', 'left'],
  ['^', 'center'],
  ['>', 'right'],
]);
