//! What other layers use of the machine.
export { createMachine } from './machine.ts';
export type { MachineProgram } from './machine.ts';
