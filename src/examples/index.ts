//! The gallery: programs in Rust files, with what to notice and the moment where it shows.
import type { ExampleStart } from '../app/app.ts';
import { EXAMPLES } from './gallery.ts';
import type { Example } from './gallery.ts';
import { findMoment } from './moment.ts';

export { EXAMPLES } from './gallery.ts';
export type { Example } from './gallery.ts';

/** What a first visit opens on. */
export const FIRST_EXAMPLE: Example = EXAMPLES[0] as Example;

/** An example in the form that the app opens. */
export function startOf(example: Example): ExampleStart {
  return {
    id: example.id,
    source: example.source,
    edition: 2024,
    moment: (trace, states) => findMoment(example.moment, trace, states, example.source),
  };
}
