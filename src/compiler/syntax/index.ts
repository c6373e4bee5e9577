//! The syntax layer: text to tokens to trees, and back.
export * from './fragment.ts';
export * from './literal.ts';
export * from './macros/format.ts';
export * from './macros/select.ts';
export * from './macros/simple.ts';
export * from './macros/tracing.ts';
export * from './parse.ts';
export * from './print.ts';
export type * from './ast.ts';
