//! The shared corpus records a sample of the outcomes of its nondeterministic programs. Which other outcomes are legal,
//! and by which rule: nothing else passes. Programs that are not here must print one of the recorded outputs.
import type { Legal } from './legal.ts';
import { parseLegal } from './legal.ts';
import { streamMapOrders, workerOrders } from './models.ts';

interface LegalByRule {
  /** Rules of tokio's semantics that allow it. */
  readonly rules: string;
  readonly why: string;
  readonly legal: Legal;
}

function header(text: string): Legal {
  const legal = parseLegal(text);
  if (legal === undefined) throw new Error(`no such form: ${text}`);
  return legal;
}

const mapOrders = streamMapOrders(['x', 'y', 'z'], 2);
const orders = workerOrders(6, 2);

export const LEGAL_BY_RULE: Readonly<Record<string, LegalByRule>> = {
  'select-unbiased-ready': {
    rules: 'MA-5',
    why: 'each of three rounds picks any of the three ready branches',
    legal: header('matches [ABC]{3}\\n'),
  },
  'watch-wake-order': {
    rules: 'WA-8',
    why: 'each of four waiters draws one of eight lists, so they can be woken in every order',
    legal: header('words in any order'),
  },
  'stream-map-order': {
    rules: 'TS-3',
    why: 'every start position in every poll; an ended stream leaves by swap_remove',
    legal: (output) => mapOrders.has(output.replace(/\n$/, '')),
  },
  'multi-thread-order': {
    rules: 'MT-5, MT-9',
    why: 'two workers take batches from the injection queue or steal halves, and print at any later moment',
    legal: (output) => orders.has(output.trim()),
  },
  'hashmap-order': {
    rules: 'ND-1',
    why: "four keys in eight buckets, by std's random hash: every order",
    legal: header('words in any order'),
  },
};
