//! The gallery: programs in Rust files, with what to notice and the moment where it shows.
import type { StateIndex } from '../trace/state.ts';
import type { Trace } from '../trace/trace.ts';
import { EXAMPLES } from './gallery.ts';
import type { Example } from './gallery.ts';
import { findMoment } from './moment.ts';

export { EXAMPLES } from './gallery.ts';
export type { Example } from './gallery.ts';

/** What opening an example needs. */
export interface ExampleStart {
  readonly id: string;
  readonly source: string;
  readonly edition: 2021 | 2024;
  /** The event to open at. */
  readonly moment: (trace: Trace, states: StateIndex) => number;
}

/** What a first visit opens on. */
export const FIRST_EXAMPLE: Example = EXAMPLES[0] as Example;

/** An example in the form that the app opens. */
export function startOf(example: Example): ExampleStart {
  return {
    id: example.id,
    source: example.source,
    edition: 2024,
    moment: (trace, states) => findMoment(example.moment, trace, states),
  };
}
