//! The engine in-process, for the command line, tests and benchmarks. The page uses `client.ts` instead.
export { compile, editionOf } from './compile.ts';
export type { Compiled } from './compile.ts';
export { completeFragment } from './fragments.ts';
export { checkSource, prepareRun, runSource, startRun, summaryOf } from './local.ts';
export type { Ran } from './local.ts';
export { DEFAULT_OPTIONS } from './protocol.ts';
export type { RunOptions, RunSummary } from './protocol.ts';
