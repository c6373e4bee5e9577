//! What other layers use of MIR.
export { createMirDb } from './db.ts';
export type { MirSession } from './db.ts';
export { printMir } from './print.ts';
