//! Questions about the tokens of a fragment: calls and their arguments, enclosing functions, how a name is used.
//! Tokens, not trees: they also cover what stands inside macro calls.
import { USER_FILE } from '../../source/span.ts';
import { lexFile } from '../../compiler/syntax/index.ts';
import type { Token } from '../../compiler/syntax/token.ts';

/** A function's place in the text. */
export interface FnPlace {
  readonly name: string;
  /** Index of its `fn`, and offsets of the braces of its body. */
  readonly at: number;
  readonly open: number;
  readonly close: number;
}

const OPEN: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSE: ReadonlySet<string> = new Set([')', ']', '}']);

/** The tokens of one text. */
export class Tokens {
  readonly text: string;
  readonly list: readonly Token[];

  constructor(text: string) {
    this.text = text;
    const file = { id: USER_FILE, path: 'src/main.rs', origin: 'user', text } as const;
    this.list = lexFile(file, '2024').tokens;
  }

  /** Index of the token that starts at (or covers) an offset. */
  at(offset: number): number {
    return this.list.findIndex((t) => t.span.start <= offset && offset < t.span.end);
  }

  kind(i: number): string {
    return this.list[i]?.kind ?? 'eof';
  }

  word(i: number): string {
    const t = this.list[i];
    return t?.kind === 'ident' ? t.text : '';
  }

  /** Index of the bracket that closes the one at `i`. */
  closing(i: number): number {
    let depth = 0;
    for (let k = i; k < this.list.length; k++) {
      if (OPEN.has(this.kind(k))) depth++;
      else if (CLOSE.has(this.kind(k)) && --depth === 0) return k;
    }
    return this.list.length - 1;
  }

  /** Index of the token behind `::<..>` if it stands at `i`. */
  afterTurbofish(i: number): number {
    if (this.kind(i) !== '::' || this.kind(i + 1) !== '<') return i;
    return this.afterAngles(i + 1);
  }

  /** Index of the token behind `<..>`, which starts at `i`. */
  afterAngles(i: number): number {
    let depth = 0;
    for (let k = i; k < this.list.length; k++) {
      const kind = this.kind(k);
      if (kind === '<') depth++;
      else if (kind === '>') depth--;
      else if (kind === '>>') depth -= 2;
      else if (kind === ';' || kind === '{') return i;
      if (depth <= 0) return k + 1;
    }
    return i;
  }

  /** Ranges of token indices between the brackets at `i`, separated by commas. */
  parts(i: number): readonly { readonly from: number; readonly to: number }[] {
    const end = this.closing(i);
    const out: { from: number; to: number }[] = [];
    let from = i + 1;
    for (let k = i + 1; k <= end; k++) {
      if (OPEN.has(this.kind(k))) k = this.closing(k);
      else if (this.kind(k) === '|' && k === from) {
        // The parameters of a closure: commas in there separate nothing.
        while (k + 1 < end && this.kind(k + 1) !== '|') k++;
        k++;
      } else if (this.kind(k) === ',' || k === end) {
        if (k > from) out.push({ from, to: k });
        from = k + 1;
      }
    }
    return out;
  }

  /** A name for the value of an argument: the variable in it. */
  nameOf(part: { readonly from: number; readonly to: number }): string | undefined {
    for (let k = part.from; k < part.to; k++) {
      const word = this.word(k);
      if (word === '' || !/^[a-z_]/.test(word) || NOT_NAMES.has(word)) continue;
      if (this.kind(k + 1) === '(' || this.kind(k + 1) === '::' || this.kind(k + 1) === '!') continue;
      if (this.kind(k + 1) === '.' && this.word(k + 2) !== '' && this.kind(k + 3) !== '(') continue;
      return word;
    }
    return undefined;
  }

  /** Whether the call whose `(` is at `i` is awaited. */
  awaited(i: number): boolean {
    const end = this.closing(i);
    return this.kind(end + 1) === '.' && this.word(end + 2) === 'await';
  }

  /** All functions with bodies, outer ones first. */
  functions(): readonly FnPlace[] {
    const out: FnPlace[] = [];
    for (let i = 0; i < this.list.length; i++) {
      if (this.word(i) !== 'fn' || this.word(i + 1) === '') continue;
      for (let k = i + 2; k < this.list.length; k++) {
        if (this.kind(k) === '(' || this.kind(k) === '[') k = this.closing(k);
        else if (this.kind(k) === ';') break;
        else if (this.kind(k) === '{') {
          const open = this.list[k]?.span.start ?? 0;
          const close = this.list[this.closing(k)]?.span.start ?? open;
          out.push({ name: this.word(i + 1), at: i, open, close });
          break;
        }
      }
    }
    return out;
  }

  /** The innermost function around an offset. */
  enclosing(offset: number): FnPlace | undefined {
    return this.functions().findLast((f) => f.open < offset && offset <= f.close);
  }

  /** Names that follow `name::` anywhere, with how they are used. */
  members(name: string): readonly { readonly name: string; readonly index: number }[] {
    const out: { name: string; index: number }[] = [];
    for (let i = 0; i < this.list.length; i++) {
      if (this.word(i) !== name || this.kind(i - 1) === '::' || this.kind(i - 1) === '.') continue;
      const next = this.afterTurbofish(i + 1);
      if (this.kind(next) !== '::' || this.word(next + 1) === '') continue;
      out.push({ name: this.word(next + 1), index: next + 1 });
    }
    return out;
  }

  /** Indices at which a name stands alone (not after `.` or `::`). */
  uses(name: string): readonly number[] {
    const out: number[] = [];
    for (let i = 0; i < this.list.length; i++)
      if (this.word(i) === name && this.kind(i - 1) !== '.' && this.kind(i - 1) !== '::') out.push(i);
    return out;
  }
}

const NOT_NAMES: ReadonlySet<string> = new Set([
  'async', 'await', 'move', 'mut', 'ref', 'self', 'let', 'if', 'else', 'match', 'for', 'in', 'as', 'return', 'true',
  'false', 'unsafe', 'while', 'loop', 'break', 'continue', 'fn', 'impl', 'dyn', 'crate', 'super',
]); // prettier-ignore
