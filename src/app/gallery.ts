//! The gallery as the interface sees it.
export { EXAMPLES, FIRST_EXAMPLE, findExamples, startOf, variantsOf } from '../examples/index.ts';
export type { Example, ExampleRow } from '../examples/index.ts';
