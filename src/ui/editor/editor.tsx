//! The code editor: Monaco with the app's text, markers at exact spans, the current line, and where each task stands.
import { Editor as MonacoEditor, loader } from '@monaco-editor/react';
import type { OnMount } from '@monaco-editor/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { documentStore, resultStore } from '../../app/stores.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { isMissing } from '../../app/fragment.ts';
import { fromPlayground } from '../../app/playground.ts';
import { USER_FILE } from '../../source/span.ts';
import { exportTrace } from '../../trace/export.ts';
import { useApp, useDocument, useLayout, useResult, useTheme } from '../hooks.ts';
import { monaco } from './monaco.ts';
import { EditorPlaceholder } from './placeholder.tsx';
import { rangeOf, useLineClicks, useRunMarks } from './run-marks.ts';
import type { CodeEditor, Model } from './run-marks.ts';
import './editor.css';

loader.config({ monaco });

const OWNER = 'awaitscope';

function markerOf(model: Model, d: Diagnostic): monaco.editor.IMarkerData {
  const notes = d.notes.map((n) => `${n.kind}: ${n.text}`);
  const label = d.label === undefined || d.label === '' ? [] : [d.label];
  return {
    ...rangeOf(model, d.span.start, d.span.end),
    severity: d.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message: [d.message, ...label, ...notes].join('\n'),
    ...(d.code === undefined ? {} : { code: d.code }),
    source: d.code === 'unsupported' ? 'Awaitscope' : 'rustc',
    relatedInformation: d.labels
      .filter((l) => l.span.file === USER_FILE && l.text !== '')
      .map((l) => ({ resource: model.uri, message: l.text, ...rangeOf(model, l.span.start, l.span.end) })),
  };
}

/** Quick fixes are the diagnostics' suggested edits, and "Make it run" where something is not defined. */
function registerQuickFixes(list: { current: readonly Diagnostic[] }, makeItRun: () => void): monaco.IDisposable {
  const command = monaco.editor.registerCommand('awaitscope.makeItRun', makeItRun);
  const provider = registerProvider(list);
  return {
    dispose: () => {
      command.dispose();
      provider.dispose();
    },
  };
}

function registerProvider(list: { current: readonly Diagnostic[] }): monaco.IDisposable {
  return monaco.languages.registerCodeActionProvider('rust', {
    provideCodeActions: (model, range) => {
      const isFragment = list.current.some((d) => isMissing(d));
      const whole: monaco.languages.CodeAction[] = isFragment
        ? [{ title: 'Make it run', kind: 'quickfix', command: { id: 'awaitscope.makeItRun', title: 'Make it run' } }]
        : [];
      const edits = list.current.flatMap((d) => {
        const at = rangeOf(model as Model, d.span.start, d.span.end);
        if (!monaco.Range.areIntersectingOrTouching(at, range)) return [];
        return d.edits.map((edit) => ({
          title: edit.title,
          kind: 'quickfix',
          edit: {
            edits: edit.edits.map((e) => ({
              resource: model.uri,
              versionId: model.getVersionId(),
              textEdit: {
                range:
                  e.span.start === e.span.end
                    ? insertAt(model as Model, e.span.start)
                    : rangeOf(model as Model, e.span.start, e.span.end),
                text: e.text,
              },
            })),
          },
        }));
      });
      return { actions: [...whole, ...edits], dispose: () => undefined };
    },
  });
}

function insertAt(model: Model, offset: number): monaco.IRange {
  const at = model.getPositionAt(offset);
  return { startLineNumber: at.lineNumber, startColumn: at.column, endLineNumber: at.lineNumber, endColumn: at.column };
}

export default function CodeEditorPane() {
  const app = useApp();
  const theme = useTheme();
  const presenter = useLayout((l) => l.presenter);
  const source = useDocument((d) => d.source);
  const diagnostics = useResult((r) => r.diagnostics);
  const checkedSource = useResult((r) => r.checkedSource);
  const [editor, setEditor] = useState<CodeEditor>();
  const current = useRef<readonly Diagnostic[]>([]);
  useRunMarks(editor);
  useLineClicks(editor);

  useEffect(() => {
    const provider = registerQuickFixes(current, () => void app.makeItRun());
    return () => provider.dispose();
  }, [app]);
  useEffect(() => {
    const model = editor?.getModel();
    if (model === undefined || model === null || model.getValue() !== checkedSource) return;
    current.current = diagnostics;
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      diagnostics.filter((d) => d.span.file === USER_FILE).map((d) => markerOf(model, d)),
    );
  }, [editor, diagnostics, checkedSource]);

  const options = useMemo(
    () => ({
      fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
      fontSize: presenter ? 18 : 13,
      lineHeight: presenter ? 28 : 20,
      fontLigatures: false,
      minimap: { enabled: false },
      glyphMargin: true,
      folding: true,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 14,
      scrollBeyondLastLine: false,
      automaticLayout: true,
      tabSize: 4,
      padding: { top: 8 },
      fixedOverflowWidgets: true,
      ariaLabel: 'Rust program',
      renderLineHighlight: 'none' as const,
      stickyScroll: { enabled: false },
      wordBasedSuggestions: 'off' as const,
    }),
    [presenter],
  );
  const mounted: OnMount = (instance) => {
    setEditor(instance);
    instance.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => app.run());
    instance.onDidPaste((event) => {
      const pasted = instance.getModel()?.getValueInRange(event.range) ?? '';
      const found = fromPlayground(pasted);
      if (found === undefined) return;
      instance
        .getModel()
        ?.pushEditOperations(
          null,
          [{ range: instance.getModel()?.getFullModelRange() ?? event.range, text: found.source }],
          () => null,
        );
      app.configure({ edition: found.edition });
    });
    window.awaitscope = { editor: instance, monaco, trace: traceText };
  };
  return (
    <MonacoEditor
      language="rust"
      theme={theme === 'dark' ? 'awaitscope-dark' : 'awaitscope-light'}
      value={source}
      options={options}
      onMount={mounted}
      onChange={(value) => {
        if (value !== undefined && value !== documentStore.getState().source) app.edit(value);
      }}
      loading={<EditorPlaceholder />}
    />
  );
}

/** The whole trace as JSON Lines, as `awaitscope run --trace` writes it. */
function traceText(): string {
  const run = resultStore.getState().run;
  return run === undefined ? '' : exportTrace(run.trace, 'jsonl', run.source);
}

declare global {
  interface Window {
    /** For tests and people's consoles: the editor of this page. */
    awaitscope?: { readonly editor: CodeEditor; readonly monaco: typeof monaco; readonly trace: () => string };
  }
}
