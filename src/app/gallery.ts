//! The gallery as the interface sees it.
export { EXAMPLES, FIRST_EXAMPLE, startOf } from '../examples/index.ts';
export type { Example } from '../examples/index.ts';
