//! The gallery: programs in Rust files, with what to notice and the moment where it shows.
import type { StateIndex } from '../trace/state.ts';
import type { Trace } from '../trace/trace.ts';
import { EXAMPLES } from './gallery.ts';
import type { Example } from './gallery.ts';
import { findMoment } from './moment.ts';

export { EXAMPLES, variantsOf } from './gallery.ts';
export type { Example } from './gallery.ts';
export { findExamples, rowsOf } from './search.ts';
export type { ExampleRow } from './search.ts';

/** The text of an example and how it is run. */
export interface ExampleDocument {
  readonly source: string;
  readonly edition: 2021 | 2024;
  readonly clock: 'auto' | 'paused' | 'simulated';
  readonly flavor: 'current_thread' | 'multi_thread' | undefined;
  readonly workers: number | undefined;
  readonly world: string;
  readonly testMode: boolean;
}
/** What opening an example needs. */
export interface ExampleStart {
  readonly id: string;
  readonly document: ExampleDocument;
  /** The event to open at. */
  readonly moment: (trace: Trace, states: StateIndex) => number;
}

/** What a first visit opens on. */
export const FIRST_EXAMPLE: Example = EXAMPLES[0] as Example;

/** The text of an example, and the options that it needs. */
export function documentOf(example: Example): ExampleDocument {
  return {
    source: example.source,
    edition: example.edition ?? 2024,
    clock: example.clock ?? 'auto',
    flavor: example.flavor,
    workers: example.workers,
    world: example.world === undefined ? '' : `${JSON.stringify(example.world, undefined, 2)}\n`,
    testMode: example.testMode === true,
  };
}

/** An example in the form that the app opens. */
export function startOf(example: Example): ExampleStart {
  return {
    id: example.id,
    document: documentOf(example),
    moment: (trace, states) => findMoment(example.moment, trace, states),
  };
}
