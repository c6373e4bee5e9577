//! The gallery as the interface sees it.
import { EXAMPLES, startOf } from '../examples/index.ts';
import type { Example, ExampleStart } from '../examples/index.ts';

export { EXAMPLES, FIRST_EXAMPLE, findExamples, startOf, variantsOf } from '../examples/index.ts';
export type { Example, ExampleRow } from '../examples/index.ts';

/** What opening the example with this id needs. */
export function findExample(id: string | undefined): ExampleStart | undefined {
  const example = EXAMPLES.find((it) => it.id === id);
  return example === undefined ? undefined : startOf(example);
}

/** The id of the example with this very text. */
export function exampleWith(source: string): string | undefined {
  return EXAMPLES.find((it) => it.source === source)?.id;
}

/** A text that shares less of its lines with an example is another program, also when it was written over the example. */
const SHARED_LINES = 0.3;

/** Whether a text is an example with changes, or another program. */
export function isVersionOf(source: string, example: Example): boolean {
  if (source === example.source) return true;
  const linesOf = (text: string): readonly string[] =>
    text.split('\n').map((it) => it.trim()).filter((it) => it.length > 3); // prettier-ignore
  const known = new Set(linesOf(example.source));
  const lines = linesOf(source);
  return lines.filter((line) => known.has(line)).length > lines.length * SHARED_LINES;
}
