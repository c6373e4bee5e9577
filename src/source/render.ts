//! Diagnostics as text, laid out as rustc does in a terminal (without colour).
import type { Diagnostic } from './diagnostic.ts';
import type { SourceMap } from './source-file.ts';
import type { Span } from './span.ts';

interface Mark {
  readonly line: number;
  readonly from: number; // 0-based column in the line
  readonly to: number;
  readonly primary: boolean;
  readonly text: string;
}

function lineText(map: SourceMap, span: Span, line: number): string {
  const start = map.lines(span.file).lineStart(line);
  const text = map.file(span.file).text;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replaceAll('\t', '    ');
}

function markOf(map: SourceMap, span: Span, primary: boolean, text: string): Mark {
  const lines = map.lines(span.file);
  const low = lines.lineCol(span.start);
  const high = lines.lineCol(Math.max(span.start, span.end));
  const from = low.column - 1;
  const to =
    high.line === low.line
      ? Math.max(high.column - 1, from + 1)
      : Math.max(lineText(map, span, low.line).length, from + 1);
  return { line: low.line, from, to, primary, text };
}

/** The quoted lines of one file with their marks below. */
function quote(map: SourceMap, span: Span, marks: readonly Mark[], gutter: number): string[] {
  const out: string[] = [];
  const pad = ' '.repeat(gutter);
  const lines = [...new Set(marks.map((m) => m.line))].sort((a, b) => a - b);
  let previous = 0;
  for (const line of lines) {
    if (previous !== 0 && line > previous + 1)
      out.push(
        line === previous + 2
          ? `${String(previous + 1).padStart(gutter)} | ${lineText(map, span, previous + 1)}`.trimEnd()
          : '...',
      );
    out.push(`${String(line).padStart(gutter)} | ${lineText(map, span, line)}`.trimEnd());
    // One row of underlines per line; labels that would overlap go below, rightmost first, as rustc does.
    const here = marks.filter((m) => m.line === line).sort((a, b) => b.from - a.from);
    const row: string[] = [];
    for (const m of [...here].reverse()) for (let i = m.from; i < m.to; i++) row[i] = m.primary ? '^' : (row[i] ?? '-');
    for (let i = 0; i < row.length; i++) row[i] ??= ' ';
    const [first, ...rest] = here;
    const tail = first !== undefined && first.text !== '' ? ` ${first.text}` : '';
    out.push(`${pad} | ${row.join('')}${tail}`.trimEnd());
    const below = rest.filter((m) => m.text !== '');
    for (let i = 0; i < below.length; i++) {
      const bars = below
        .slice(i)
        .reduce<string>((acc, m) => acc.padEnd(m.from).slice(0, m.from) + '|' + acc.slice(m.from + 1), '');
      out.push(`${pad} | ${bars}`.trimEnd());
      const current = below[i];
      if (current === undefined) continue;
      const left = below
        .slice(i + 1)
        .reduce<string>((acc, m) => acc.padEnd(m.from).slice(0, m.from) + '|' + acc.slice(m.from + 1), '');
      out.push(`${pad} | ${left.slice(0, current.from).padEnd(current.from)}${current.text}`.trimEnd());
    }
    previous = line;
  }
  return out;
}

/** One diagnostic as rustc would print it, ending in a blank line. */
export function renderDiagnostic(diagnostic: Diagnostic, map: SourceMap): string {
  const showCode = diagnostic.code !== undefined && /^E\d{4}$/.test(diagnostic.code);
  const head = `${diagnostic.severity}${showCode ? `[${diagnostic.code ?? ''}]` : ''}: ${diagnostic.message}`;
  const file = map.file(diagnostic.span.file);
  const at = map.lines(diagnostic.span.file).lineCol(diagnostic.span.start);
  const marks = [
    markOf(map, diagnostic.span, true, diagnostic.label ?? ''),
    ...diagnostic.labels
      .filter((l) => l.span.file === diagnostic.span.file)
      .map((l) => markOf(map, l.span, false, l.text)),
  ];
  const spanNotes = diagnostic.notes.filter((n) => n.span !== undefined && n.span.file === diagnostic.span.file);
  const maxLine = Math.max(
    ...marks.map((m) => m.line),
    ...spanNotes.map((n) => (n.span === undefined ? 1 : map.lines(n.span.file).lineCol(n.span.start).line)),
  );
  const gutter = String(maxLine).length;
  const pad = ' '.repeat(gutter);
  const out = [
    head,
    `${pad}--> ${file.path}:${String(at.line)}:${String(at.column)}`,
    `${pad} |`,
    ...quote(map, diagnostic.span, marks, gutter),
  ];
  if (diagnostic.notes.length > 0) out.push(`${pad} |`);
  for (const note of diagnostic.notes) {
    if (note.span === undefined || note.span.file !== diagnostic.span.file) {
      out.push(
        `${pad} = ${note.kind}: ${note.text.replaceAll('\n', `\n${pad}   ${' '.repeat(note.kind.length + 2)}`)}`,
      );
      continue;
    }
    const place = map.lines(note.span.file).lineCol(note.span.start);
    out.push(
      `${note.kind}: ${note.text}`,
      `${pad}--> ${file.path}:${String(place.line)}:${String(place.column)}`,
      `${pad} |`,
    );
    out.push(...quote(map, note.span, [markOf(map, note.span, true, '')], gutter));
  }
  for (const edit of diagnostic.edits) out.push(`${pad} = help: ${edit.title}`);
  return `${out.join('\n')}\n\n`;
}
