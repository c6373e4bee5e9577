//! The program's text with the editor's metrics, shown until Monaco is there, so that nothing jumps.
import { useDocument } from '../hooks.ts';
import './editor.css';

export function EditorPlaceholder() {
  const source = useDocument((d) => d.source);
  return (
    <pre className="editor-placeholder" aria-label="Rust program, the editor is loading">
      {source}
    </pre>
  );
}
