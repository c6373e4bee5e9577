//! The single table of who may import whom. The import rules (.dependency-cruiser.mjs, .dependency-cruiser.bundle.mjs)
//! and the picture in src/README.md are made from it; `npm run layers:doc` writes the picture.

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} path Folder under src/, with a trailing slash.
 * @property {readonly string[]} mayImport Names of other layers; a layer may always import itself.
 * @property {string} is What it is, in one line.
 */

const bottom = ['base', 'source'];

/** @type {readonly Layer[]} From the bottom up: a layer names only layers above it in this list. */
export const layers = [
  { name: 'base', path: 'base/', mayImport: [], is: 'ids, arenas, assert, result, seeded rng; no domain word' },
  { name: 'source', path: 'source/', mayImport: ['base'], is: 'text, spans, lines, diagnostics and their codes' },
  { name: 'trace', path: 'trace/', mayImport: bottom, is: 'the waist: events, recorder, store, state at a cursor' },
  {
    name: 'world',
    path: 'world/',
    mayImport: bottom,
    is: 'the script of the outside world: what it may say, its check',
  },
  { name: 'rustlib', path: 'rustlib/', mayImport: bottom, is: 'std, tokio, futures … as .rs files, with a manifest' },
  { name: 'syntax', path: 'compiler/syntax/', mayImport: bottom, is: 'lexer, parser, tree, printer' },
  { name: 'hir', path: 'compiler/hir/', mayImport: [...bottom, 'syntax'], is: 'items, names, macros, desugaring' },
  {
    name: 'types',
    path: 'compiler/types/',
    mayImport: [...bottom, 'hir'],
    is: 'inference, traits, auto traits, E-codes',
  },
  {
    name: 'mir',
    path: 'compiler/mir/',
    mayImport: [...bottom, 'hir', 'types'],
    is: 'IR, lowering, drops, suspension, borrows',
  },
  {
    name: 'machine',
    path: 'machine/',
    mayImport: [...bottom, 'trace', 'hir', 'types', 'mir'],
    is: 'the MIR interpreter; knows no task and no time',
  },
  {
    name: 'runtime',
    path: 'runtime/',
    mayImport: [...bottom, 'trace', 'world', 'hir', 'types', 'mir', 'machine'],
    is: 'simulated tokio and the world outside',
  },
  { name: 'insight', path: 'insight/', mayImport: [...bottom, 'trace'], is: 'questions over a trace' },
  {
    name: 'lints',
    path: 'lints/',
    mayImport: [...bottom, 'trace', 'hir', 'types', 'mir', 'insight'],
    is: 'a file per lint: its card and its check',
  },
  {
    name: 'explore',
    path: 'explore/',
    mayImport: [...bottom, 'trace', 'runtime'],
    is: 'scheduling policies, search, shrinking',
  },
  {
    name: 'ide',
    path: 'ide/',
    mayImport: [...bottom, 'rustlib', 'syntax', 'hir', 'types', 'mir'],
    is: 'hover, completion, code actions: plain data',
  },
  {
    name: 'engine',
    path: 'engine/',
    mayImport: [
      ...bottom,
      'trace',
      'world',
      'rustlib',
      'syntax',
      'hir',
      'types',
      'mir',
      'machine',
      'runtime',
      'insight',
      'lints',
      'explore',
      'ide',
    ],
    is: 'façade, protocol, client, worker: links all of the above',
  },
  { name: 'examples', path: 'examples/', mayImport: ['base', 'trace', 'world'], is: 'the gallery' },
  {
    name: 'app',
    path: 'app/',
    mayImport: [...bottom, 'trace', 'world', 'insight', 'examples', 'engine'],
    is: 'state without a framework: session, stores, links',
  },
  { name: 'ui', path: 'ui/', mayImport: [...bottom, 'trace', 'world', 'app'], is: 'React: editor, timeline, panels' },
  {
    name: 'cli',
    path: 'cli/',
    mayImport: [...bottom, 'trace', 'world', 'insight', 'examples', 'engine'],
    is: 'the same engine from a terminal',
  },
];

/** The face of the engine that the main thread may import: plain messages and the client, never what is behind them. */
export const engineFace = '^src/engine/(index|client|protocol)[^/]*\\.ts$|^src/engine/(client|protocol)/';

/** What must stay out of the main-thread bundle, and so may not even be reached through other files. */
export const behindTheWorker = [
  'syntax',
  'hir',
  'types',
  'mir',
  'machine',
  'runtime',
  'rustlib',
  'lints',
  'explore',
  'ide',
];

/** The files that wire everything together on the main thread. */
export const wiring = '^src/(main|embed)\\.tsx$';

/** Files that may import what product code may not. */
export const testFiles = '\\.test\\.tsx?$|/testing/|/testdata/';

/** @param {string} name */
export const pathOf = (name) => {
  const layer = layers.find((it) => it.name === name);
  if (layer === undefined) throw new Error(`layers.js names no layer "${name}"`);
  return `^src/${layer.path}`;
};
