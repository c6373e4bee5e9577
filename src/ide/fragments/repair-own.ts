//! Small mistakes in the fragment's own text that guides often have: a missing `mut`, `.await` in a plain function.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { LineIndex } from '../../source/source-file.ts';
import type { Cx } from './context.ts';

/** Handles one diagnostic by an edit of the fragment itself. True if something changed. */
export function repairOwn(cx: Cx, d: Diagnostic): boolean {
  switch (d.code) {
    case 'E0596':
      return makeMutable(cx, d);
    case 'E0728':
      return makeAsync(cx, d);
    case 'E0752':
      return insertBefore(cx, d.span.start, '#[tokio::main]\n', 'An async `main` needs `#[tokio::main]`.');
    case 'E0277':
      return /^the `\?` operator can only be used/.test(d.message) && makeFallible(cx, d);
    default:
      return false;
  }
}

function lineOf(cx: Cx, at: number): string {
  return `line ${String(new LineIndex(cx.base.text).lineCol(at).line)}`;
}

function makeMutable(cx: Cx, d: Diagnostic): boolean {
  const name = /`(\w+)`/.exec(d.message)?.[1];
  const variable = cx.stubs.vars.find((v) => v.name === name && !v.mutable);
  if (variable !== undefined) {
    variable.mutable = true;
    return true;
  }
  const fn = cx.stubs.fns.find(
    (f) => f.self === '&self' && d.message.includes('behind a `&` reference') && f.name === name,
  );
  if (fn !== undefined) return false;
  for (const edit of d.edits) {
    const [first] = edit.edits;
    const from = first === undefined ? undefined : cx.whole.toBase(first.span.start);
    const to = first === undefined ? undefined : cx.whole.toBase(first.span.end);
    if (first === undefined || from === undefined || to === undefined || edit.edits.length !== 1) continue;
    cx.base.edit(from, to, first.text, cx.stubs);
    cx.remarks.add(`\`${name ?? ''}\` has to be \`mut\`: added (${lineOf(cx, from)}).`);
    return true;
  }
  return addMut(cx, d, name);
}

/** The binding's own place: a label points at it or its name is found before the use. */
function addMut(cx: Cx, d: Diagnostic, name: string | undefined): boolean {
  if (name === undefined) return false;
  const use = cx.tokens.at(d.span.start);
  for (let i = use - 1; i >= 0; i--) {
    if (cx.tokens.word(i) !== name || cx.tokens.kind(i - 1) === '.') continue;
    const before = cx.tokens.word(i - 1);
    if (before === 'mut') return false;
    const isBinding = before === 'let' || cx.tokens.kind(i + 1) === ':' || ((cx.tokens.kind(i - 1) === '(' || cx.tokens.kind(i - 1) === ',') && (cx.tokens.kind(i + 1) === ')' || cx.tokens.kind(i + 1) === ',') && cx.tokens.word(i - 2) !== name); // prettier-ignore
    if (!isBinding) continue;
    const at = cx.whole.toBase(cx.tokens.list[i]?.span.start ?? -1);
    if (at === undefined || !cx.base.text.slice(at).startsWith(name)) return false;
    cx.base.edit(at, at, 'mut ', cx.stubs);
    cx.remarks.add(`\`${name}\` has to be \`mut\`: added (${lineOf(cx, at)}).`);
    return true;
  }
  return false;
}

function makeAsync(cx: Cx, d: Diagnostic): boolean {
  const fn = cx.tokens.enclosing(d.span.start);
  if (fn === undefined || cx.tokens.word(fn.at - 1) === 'async') return false;
  const start = cx.tokens.list[fn.at]?.span.start;
  if (start === undefined) return false;
  return insertBefore(cx, start, 'async ', `\`${fn.name}\` awaits, so it has to be \`async\`: added.`);
}

function insertBefore(cx: Cx, offset: number, text: string, remark: string): boolean {
  const at = cx.whole.toBase(offset);
  if (at === undefined || cx.base.text.slice(0, at).endsWith(text)) return false;
  cx.base.edit(at, at, text, cx.stubs);
  cx.remarks.add(remark);
  return true;
}

/** A function without a result that uses `?`. */
function makeFallible(cx: Cx, d: Diagnostic): boolean {
  const fn = cx.tokens.enclosing(d.span.start);
  if (fn === undefined || !/function/.test(d.message)) return false;
  for (let i = fn.at; (cx.tokens.list[i]?.span.start ?? fn.open) < fn.open; i++)
    if (cx.tokens.kind(i) === '->') return false;
  const open = cx.whole.toBase(fn.open);
  const close = cx.whole.toBase(fn.close);
  if (open === undefined || close === undefined) return false;
  const line = cx.base.text.slice(cx.base.text.lastIndexOf('\n', close) + 1, close);
  cx.base.edit(close, close, `    Ok(())\n${line}`, cx.stubs);
  cx.base.edit(open, open, '-> anyhow::Result<()> ', cx.stubs);
  cx.remarks.add(`\`${fn.name}\` uses \`?\`, so it has to return a \`Result\`: added.`);
  return true;
}
