//! The part of Monaco that is used, bundled (never from a CDN), with its worker.
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/suggest/register';
// The registry of 0.57 forgets the suggest controller: without it there is no completion list.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/languages/definitions/rust/register';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

monaco.editor.defineTheme('awaitscope-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'keyword', foreground: '8a3f74' },
    { token: 'string', foreground: '0a6b4b' },
    { token: 'comment', foreground: '5f6e7c' },
    { token: 'number', foreground: '8a5a00' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#74828f',
    'editorLineNumber.activeForeground': '#16202a',
  },
});
monaco.editor.defineTheme('awaitscope-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'keyword', foreground: 'd68fc0' },
    { token: 'string', foreground: '5fd0a5' },
    { token: 'comment', foreground: '93a1af' },
    { token: 'number', foreground: 'f2b84b' },
  ],
  colors: {
    'editor.background': '#12181f',
    'editorLineNumber.foreground': '#7c8a97',
    'editorLineNumber.activeForeground': '#e8edf2',
  },
});

export { monaco };
