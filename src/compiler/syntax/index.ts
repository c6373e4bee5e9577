//! The syntax layer: text to tokens to trees, and back.
export * from './parse.ts';
export * from './literal.ts';
