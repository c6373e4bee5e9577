//! Types as messages print them, with holes: what the repair of a fragment knows so far about a type nobody wrote.

/** A type in text form. A hole is a type still to be found; `unknown` is what a message leaves open (`_`). */
export type Ty =
  /** `elided`: it has a lifetime that is not written (`Guard<'_, T>`). */
  | { readonly kind: 'path'; readonly name: string; readonly args: readonly Ty[]; readonly elided?: boolean }
  | { readonly kind: 'ref'; readonly mutable: boolean; readonly of: Ty }
  | { readonly kind: 'tuple'; readonly items: readonly Ty[] }
  | { readonly kind: 'slice'; readonly of: Ty }
  | { readonly kind: 'hole'; readonly id: number }
  | { readonly kind: 'number'; readonly float: boolean }
  | { readonly kind: 'unknown' }
  /** Written as it is: closures, futures, trait objects. */
  | { readonly kind: 'text'; readonly text: string };

/** How a hole is called in the text that is checked. */
export const HOLE = '__H';

export const UNIT: Ty = { kind: 'tuple', items: [] };
/** A named type. */
export function named(name: string, ...args: readonly Ty[]): Ty {
  return { kind: 'path', name, args };
}
/** A reference. */
export function refTo(of: Ty, mutable = false): Ty {
  return { kind: 'ref', mutable, of };
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    this.space();
    return this.at >= this.text.length;
  }

  private space(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\n') this.at++;
  }

  private eat(word: string): boolean {
    this.space();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    this.space();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found[0];
  }

  /** Whether the list read last had a lifetime in it. */
  private sawLifetime = false;

  private list(close: string): readonly Ty[] | undefined {
    const items: Ty[] = [];
    let lifetime = false;
    while (!this.eat(close)) {
      if (this.done) return undefined;
      if (this.match(/'\w+\s*,?/y) !== undefined) lifetime = true;
      if (this.eat(close)) break;
      const item = this.ty();
      if (item === undefined) return undefined;
      items.push(item);
      this.eat(',');
    }
    this.sawLifetime = lifetime;
    return items;
  }

  ty(): Ty | undefined {
    if (this.eat('&')) {
      this.match(/'\w+/y);
      const mutable = this.match(/mut\b/y) !== undefined;
      const of = this.ty();
      return of && { kind: 'ref', mutable, of };
    }
    if (this.eat('(')) {
      const items = this.list(')');
      return items && { kind: 'tuple', items };
    }
    if (this.eat('[')) {
      const of = this.ty();
      if (of === undefined) return undefined;
      const length = this.match(/;[^\]]*/y);
      if (!this.eat(']')) return undefined;
      return length === undefined ? { kind: 'slice', of } : { kind: 'text', text: `[${print(of)}${length}]` };
    }
    if (this.match(/\{integer\}/y) !== undefined) return { kind: 'number', float: false };
    if (this.match(/\{float\}/y) !== undefined) return { kind: 'number', float: true };
    const name = this.match(/[A-Za-z_]\w*(::[A-Za-z_]\w*)*/y);
    if (name === undefined) return undefined;
    if (name === '_') return { kind: 'unknown' };
    if (name.startsWith(HOLE)) return { kind: 'hole', id: Number(name.slice(HOLE.length)) };
    if (name === 'impl' || name === 'dyn' || name === 'fn') return undefined;
    if (!this.eat('<')) return named(name);
    const args = this.list('>');
    if (args === undefined) return undefined;
    return this.sawLifetime ? { kind: 'path', name, args, elided: true } : named(name, ...args);
  }
}

/** Reads a printed type; what has no structure here (closures, trait objects) stays text. */
export function parse(text: string): Ty {
  const reader = new Reader(text);
  const found = reader.ty();
  return found !== undefined && reader.done ? found : { kind: 'text', text };
}

/** As Rust text. Numbers of unknown size print as rustc's fallback would choose. */
export function print(ty: Ty): string {
  switch (ty.kind) {
    case 'path':
      if (ty.elided === true) return `${ty.name}<${["'_", ...ty.args.map(print)].join(', ')}>`;
      return ty.args.length === 0 ? ty.name : `${ty.name}<${ty.args.map(print).join(', ')}>`;
    case 'ref':
      return `&${ty.mutable ? 'mut ' : ''}${print(ty.of)}`;
    case 'tuple':
      return ty.items.length === 1 ? `(${ty.items.map(print).join('')},)` : `(${ty.items.map(print).join(', ')})`;
    case 'slice':
      return `[${print(ty.of)}]`;
    case 'hole':
      return `${HOLE}${String(ty.id)}`;
    case 'number':
      return ty.float ? 'f64' : 'u64';
    case 'unknown':
      return '_';
    case 'text':
      return ty.text;
  }
}

/** Every hole in a type. */
export function holesIn(ty: Ty, out: number[] = []): readonly number[] {
  switch (ty.kind) {
    case 'path':
      for (const arg of ty.args) holesIn(arg, out);
      return out;
    case 'ref':
    case 'slice':
      return holesIn(ty.of, out);
    case 'tuple':
      for (const item of ty.items) holesIn(item, out);
      return out;
    case 'hole':
      out.push(ty.id);
      return out;
    case 'text':
      for (const m of ty.text.matchAll(/__H(\d+)/g)) out.push(Number(m[1]));
      return out;
    case 'number':
    case 'unknown':
      return out;
  }
}
