//! Makes delimiters balance, as rustc does before parsing, so that the parser can rely on every `{` having its `}`.
//!
//! rustc stops at a wrong delimiter. While a person types, the rest of the file should stay usable: missing closing
//! delimiters are put back where the indentation says the author meant them (an item that starts at the column of an
//! open block's line, or left of it, cannot be inside that block).
import type { Diagnostic } from '../../source/diagnostic.ts';
import { errorAt } from '../../source/diagnostic.ts';
import type { CloseDelim, Delim, Token, TokenKind } from './token.ts';

/** Balanced tokens. `ok` is false if anything had to be repaired. */
export interface Balanced {
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
  readonly ok: boolean;
}

/** The closing delimiter of an opening one. */
export function closeOf(open: Delim): CloseDelim {
  return open === '(' ? ')' : open === '[' ? ']' : '}';
}

/** Whether a token opens a delimited group. */
export function isOpen(kind: TokenKind): kind is Delim {
  return kind === '(' || kind === '[' || kind === '{';
}

/** Whether a token closes a delimited group. */
export function isClose(kind: TokenKind): kind is CloseDelim {
  return kind === ')' || kind === ']' || kind === '}';
}

/** Checks delimiters; returns the same array when they balance. `text` is the text all tokens come from. */
export function balance(tokens: readonly Token[], text: string): Balanced {
  const stack: CloseDelim[] = [];
  let ok = true;
  for (const token of tokens) {
    const kind = token.kind;
    if (isOpen(kind)) stack.push(closeOf(kind));
    else if (isClose(kind) && stack.pop() !== kind) {
      ok = false;
      break;
    }
  }
  if (ok && stack.length === 0) return { tokens, diagnostics: [], ok: true };
  return { tokens: repair(tokens, text), diagnostics: explain(tokens, text), ok: false };
}

/** What rustc says: the first mismatch or unexpected closing delimiter, or what stays open at the end of the file. */
function explain(tokens: readonly Token[], text: string): Diagnostic[] {
  const stack: Token[] = [];
  const mismatches: { readonly open: Token; readonly close: Token }[] = [];
  for (const token of tokens) {
    if (isOpen(token.kind)) stack.push(token);
    else if (isClose(token.kind)) {
      const open = stack.at(-1);
      if (open === undefined) {
        const message = `unexpected closing delimiter: \`${token.text}\``;
        return [...mismatches.map(mismatched), errorAt(token.span, message, { label: 'unexpected closing delimiter' })];
      }
      if (isOpen(open.kind) && closeOf(open.kind) === token.kind) stack.pop();
      else {
        mismatches.push({ open, close: token });
        // If an outer group matches, the inner ones were left open; else the closing delimiter is a typing error.
        const outer = stack.findLastIndex((one) => isOpen(one.kind) && closeOf(one.kind) === token.kind);
        if (outer >= 0) stack.length = outer;
        else stack.pop();
      }
    }
  }
  if (mismatches.length > 0 && stack.length === 0) {
    return mismatches.map(mismatched);
  }
  const last = tokens.at(-1);
  const at = last?.span ?? { file: 0 as never, start: 0, end: 0 };
  const end = Math.max(at.end, text.length);
  return [
    errorAt({ file: at.file, start: end, end }, 'this file contains an unclosed delimiter', {
      labels: [
        ...stack.map((open) => ({ span: open.span, text: 'unclosed delimiter' })),
        ...mismatches.slice(-1).flatMap(({ open, close }) => [
          { span: open.span, text: 'this delimiter might not be properly closed...' },
          { span: close.span, text: '...as it matches this but it has different indentation' },
        ]),
      ],
    }),
  ];
}

function mismatched({ open, close }: { readonly open: Token; readonly close: Token }): Diagnostic {
  return errorAt(close.span, `mismatched closing delimiter: \`${close.text}\``, {
    label: 'mismatched closing delimiter',
    labels: [{ span: open.span, text: 'unclosed delimiter' }],
  });
}

const ITEM_WORDS = new Set([
  'fn', 'pub', 'struct', 'enum', 'impl', 'trait', 'mod', 'use', 'static', 'type', 'extern', 'macro_rules', 'union',
]); // prettier-ignore
const QUALIFIERS = new Set(['async', 'unsafe', 'const']);

/** Whether the token at `index` starts an item (no expression starts so). */
function startsItem(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token?.kind === '#' && next?.kind === '[') return true;
  if (token?.kind !== 'ident') return false;
  if (QUALIFIERS.has(token.text)) return next?.kind === 'ident' && (next.text === 'fn' || QUALIFIERS.has(next.text));
  if (!ITEM_WORDS.has(token.text)) return false;
  return next?.kind === 'ident' || next?.kind === '<' || next?.kind === '!' || next?.kind === '(' || next?.kind === '{';
}

/** Inserts and drops closing delimiters until everything balances. */
function repair(tokens: readonly Token[], text: string): Token[] {
  const out: Token[] = [];
  const stack: { readonly close: CloseDelim; readonly indent: number }[] = [];
  const closeTop = (before: Token): void => {
    const top = stack.pop();
    if (top === undefined) return;
    const at = out.at(-1)?.span.end ?? before.span.start;
    out.push({
      kind: top.close,
      text: top.close,
      span: { file: before.span.file, start: at, end: at },
      ctxt: before.ctxt,
      joint: false,
    });
  };
  let indent = 0;
  tokens.forEach((token, index) => {
    const firstOnLine = token.lineStart === true;
    const at = token.span.start;
    if (firstOnLine) indent = at === 0 ? 0 : at - (text.lastIndexOf('\n', at - 1) + 1);
    if (firstOnLine && startsItem(tokens, index)) {
      while ((stack.at(-1)?.indent ?? -1) >= indent) closeTop(token);
    }
    if (isOpen(token.kind)) stack.push({ close: closeOf(token.kind), indent });
    else if (isClose(token.kind)) {
      const kind = token.kind;
      let match = stack.findLastIndex((one) => one.close === kind);
      // A `}` on its own line closes the block whose line is indented like it, not an inner one left of it.
      if (match >= 0 && kind === '}' && firstOnLine) {
        const aligned = stack.findLastIndex((one) => one.close === kind && one.indent <= indent);
        if (aligned >= 0) match = aligned;
      }
      // A lone `)` or `]` must not close blocks around it.
      if (match >= 0 && kind !== '}' && stack.slice(match + 1).some((one) => one.close === '}')) match = -1;
      if (match < 0) return;
      while (stack.length > match + 1) closeTop(token);
      stack.pop();
    }
    out.push(token);
  });
  const last = tokens.at(-1);
  if (last !== undefined) while (stack.length > 0) closeTop(last);
  return out;
}
