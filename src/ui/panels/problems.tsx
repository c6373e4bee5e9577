//! Diagnostics as a list, worded and ordered as rustc's; a click goes to the place in the editor.
import { useMemo } from 'react';
import { fragmentWords } from '../../app/fragment.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { LineIndex } from '../../source/source-file.ts';
import { USER_FILE } from '../../source/span.ts';
import { MakeItRun } from '../editor/document-bar.tsx';
import { useResult } from '../hooks.ts';
import './panels.css';

function goToPlace(line: number, column: number): void {
  const editor = window.awaitscope?.editor;
  editor?.revealLineInCenter(line);
  editor?.setPosition({ lineNumber: line, column });
  editor?.focus();
}

function Problem({ diagnostic, lines }: { readonly diagnostic: Diagnostic; readonly lines: LineIndex }) {
  const at = lines.lineCol(diagnostic.span.start);
  const related = diagnostic.labels.filter((l) => l.span.file === USER_FILE && l.text !== '');
  return (
    <li className={`problem ${diagnostic.severity}`}>
      <button type="button" onClick={() => goToPlace(at.line, at.column)} title="Go to the place">
        <span className="code">
          {diagnostic.severity === 'error' ? (diagnostic.code ?? 'error') : (diagnostic.code ?? 'warning')}
        </span>
        <span className="what">{diagnostic.message}</span>
        <span className="at">{`${String(at.line)}:${String(at.column)}`}</span>
      </button>
      <ul>
        {diagnostic.label === undefined || diagnostic.label === '' ? null : <li>{diagnostic.label}</li>}
        {related.map((l) => (
          <li
            key={`${String(l.span.start)}${l.text}`}
          >{`line ${String(lines.lineCol(l.span.start).line)}: ${l.text}`}</li>
        ))}
        {diagnostic.notes.map((n) => (
          <li key={n.text}>{`${n.kind}: ${n.text}`}</li>
        ))}
      </ul>
    </li>
  );
}

export function Problems() {
  const diagnostics = useResult((r) => r.diagnostics);
  const source = useResult((r) => r.checkedSource);
  const lines = useMemo(() => new LineIndex(source), [source]);
  if (diagnostics.length === 0)
    return <p className="empty">No problems. What rustc would reject or warn about appears here as you type.</p>;
  const words = fragmentWords(diagnostics);
  return (
    <>
      {words === undefined ? null : (
        <div className="problems-fix">
          <span>{words}</span>
          <MakeItRun />
        </div>
      )}
      <ul className="problems" data-testid="problems">
        {diagnostics.map((d) => (
          <Problem key={`${String(d.span.start)}${d.message}`} diagnostic={d} lines={lines} />
        ))}
      </ul>
    </>
  );
}
