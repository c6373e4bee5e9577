//! All examples, in the order of the gallery.
import type { Entry } from './entry.ts';
import { CANCELLATION } from './list/cancellation.ts';
import { CHANNELS } from './list/channels.ts';
import { CONCURRENCY } from './list/concurrency.ts';
import { ERRORS } from './list/errors.ts';
import { PITFALLS } from './list/pitfalls.ts';
import { SERVICES } from './list/services.ts';
import { SHARED } from './list/shared.ts';
import { SHUTDOWN } from './list/shutdown.ts';
import { STREAMS } from './list/streams.ts';
import { TASKS } from './list/tasks.ts';

const SOURCES = import.meta.glob<string>('./programs/*.rs', { query: '?raw', import: 'default', eager: true });

/** One example with its text. */
export interface Example extends Entry {
  readonly source: string;
}

const ENTRIES: readonly Entry[] = [
  ...CHANNELS,
  ...CONCURRENCY,
  ...TASKS,
  ...CANCELLATION,
  ...SHUTDOWN,
  ...STREAMS,
  ...SHARED,
  ...ERRORS,
  ...SERVICES,
  ...PITFALLS,
];

/** All examples. */
export const EXAMPLES: readonly Example[] = ENTRIES.map((entry) => ({
  ...entry,
  source: SOURCES[`./programs/${entry.id}.rs`] ?? '',
}));

/** An example with the variants that open with it, in order; just itself if there are none. */
export function variantsOf(example: Example): readonly Example[] {
  return example.set === undefined ? [example] : EXAMPLES.filter((e) => e.set === example.set);
}
