//! Types: inference, traits, auto traits; a resolved program in, typed bodies and diagnostics out.
export { createChecker } from './checker.ts';
export type * from './api.ts';
export type * from './thir.ts';
export type * from './ty.ts';
