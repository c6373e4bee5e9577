//! Names, macros and desugaring: syntax trees in, a resolved program out.
export type * from './hir.ts';
export { buildLibrary, buildProgram, LibraryProgram } from './library.ts';
export type { LibrarySource, ProgramOptions } from './library.ts';
export { HirProgram } from './program.ts';
export { printBody, printItems } from './print.ts';
