//! The head of a closure or async block: what rustc's messages call its place (`|x|`, `async move`).
import type { Span } from '../../../source/span.ts';
import type { DefId, Program } from '../../hir/hir.ts';

/** `move |a, b| -> T` without the body, `async move` without the block. The whole span where the text is not to be had. */
export function closureHeadSpan(program: Program, def: DefId): Span {
  const { span } = program.def(def);
  const text = program.sources?.file(span.file).text.slice(span.start, span.end);
  if (text === undefined) return span;
  const length = headLength(text);
  return length === undefined ? span : { ...span, end: span.start + length };
}

function headLength(text: string): number | undefined {
  const keywords = /^(?:static\s+)?(?:async\b\s*)?(?:move\b\s*)?/.exec(text)?.[0] ?? '';
  if (text[keywords.length] !== '|') return keywords === '' ? undefined : keywords.trimEnd().length;
  let depth = 0;
  for (let at = keywords.length + 1; at < text.length; at++) {
    const ch = text[at];
    if (ch === '(' || ch === '[' || ch === '{' || ch === '<') depth++;
    else if (ch === ')' || ch === ']' || ch === '}' || (ch === '>' && text[at - 1] !== '-')) depth--;
    else if (ch === '|' && depth === 0) {
      const ret = /^\s*->[^{]*/.exec(text.slice(at + 1))?.[0];
      return at + 1 + (ret?.trimEnd().length ?? 0);
    }
  }
  return undefined;
}
