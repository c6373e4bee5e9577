//! The fragment's own text with the places where something is put in, and the way back from a place in the whole.
import type { Holes } from './holes.ts';
import { ANY_VALUE, renderHead, renderStubs } from './stubs.ts';
import type { Stubs, VarStub } from './stubs.ts';
import { print } from './type-text.ts';

/** The whole text, and where its parts come from. */
export interface Whole {
  readonly text: string;
  /** Offset in the fragment's text; undefined inside of what we wrote. */
  readonly toBase: (offset: number) => number | undefined;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** See the file comment. */
export class BaseText {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Replaces a piece of the fragment, and keeps the variables where they belong. */
  edit(from: number, to: number, text: string, stubs: Stubs): void {
    this.text = this.text.slice(0, from) + text + this.text.slice(to);
    const shift = text.length - (to - from);
    for (const variable of stubs.vars) if (variable.at !== undefined && variable.at >= to) variable.at += shift;
  }

  /** `use` lines go below inner attributes, inner docs and the edition. */
  private headAt(): number {
    const found = /^(\s*(#!\[[^\n]*\]|\/\/![^\n]*|\/\/ *edition:[^\n]*)\n)*/.exec(this.text);
    return found?.[0].length ?? 0;
  }

  whole(stubs: Stubs, holes: Holes, draft: boolean, comment: string): Whole {
    const inserts: Insertion[] = [];
    const head = renderHead(stubs);
    const headAt = this.headAt();
    const startsWithUse = /^\s*use\b/.test(this.text.slice(headAt));
    if (head !== '') inserts.push({ at: headAt, text: startsWithUse ? head : `${head}\n` });
    for (const variable of stubs.vars)
      if (variable.at !== undefined) inserts.push({ at: variable.at, text: this.letText(variable, holes, draft) });
    inserts.sort((a, b) => a.at - b.at);
    let text = '';
    let done = 0;
    const pieces: { readonly from: number; readonly to: number; readonly base: number }[] = [];
    for (const insert of inserts) {
      pieces.push({ from: text.length, to: text.length + insert.at - done, base: done });
      text += this.text.slice(done, insert.at) + insert.text;
      done = insert.at;
    }
    pieces.push({ from: text.length, to: text.length + this.text.length - done, base: done });
    text += this.text.slice(done).replace(/\s+$/, '');
    const tail = renderStubs(stubs, holes, draft);
    text += `\n${tail === '' ? '' : `\n${comment}${tail}\n`}`;
    const toBase = (offset: number): number | undefined => {
      const piece = pieces.find((p) => p.from <= offset && offset <= p.to);
      return piece === undefined ? undefined : Math.min(this.text.length, piece.base + offset - piece.from);
    };
    return { text, toBase };
  }

  private letText(variable: VarStub, holes: Holes, draft: boolean): string {
    const line = this.text.slice(this.text.lastIndexOf('\n', (variable.at ?? 1) - 1) + 1, variable.at);
    const space = `${/^ */.exec(line)?.[0] ?? ''}    `;
    const ty = holes.resolve(variable.ty);
    const value = draft ? ANY_VALUE : (variable.value ?? 'todo!()');
    const isPlain =
      !draft && /^("|String::|vec!\[.|\d|tokio|std|Cancel)/.test(value) && !/ as |None|new\(\)/.test(value);
    const type = isPlain && !/^\d/.test(value) ? '' : `: ${print(ty)}`;
    return `\n${space}let ${variable.mutable ? 'mut ' : ''}${variable.name}${type} = ${value};`;
  }
}
