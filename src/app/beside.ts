//! Which program is seen beside the open one: of an example in several variants the first other, as the person left it.
import type { ExampleStart } from '../examples/index.ts';
import { EXAMPLES, isVersionOf, startOf, variantsOf } from './gallery.ts';
import type { DocumentState } from './stores.ts';

/** Undefined where the text is not (or no longer) a version of such an example. */
export function besideOf(document: DocumentState): ExampleStart | undefined {
  const example = EXAMPLES.find((it) => it.id === document.exampleId);
  if (example === undefined || !isVersionOf(document.source, example)) return undefined;
  const other = variantsOf(example).find((it) => it.id !== example.id);
  if (other === undefined) return undefined;
  const start = startOf(other);
  const source = document.drafts[other.id] ?? start.document.source;
  return { ...start, document: { ...start.document, source } };
}
