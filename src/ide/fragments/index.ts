//! Pasted fragments and what makes programs of them.
export { complete } from './complete.ts';
export type { Completed, FragmentTools } from './complete.ts';
