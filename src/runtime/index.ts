//! The simulated runtime: one run of one program.
export { createRun } from './run.ts';
export type { Program, Run, RunConfig } from './contract.ts';
