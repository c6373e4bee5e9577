//! A run as text to read: a sentence per event, with time, as the page tells it. Pure.
import type { RunResult } from '../app/stores.ts';
import { isTold } from '../app/steps.ts';
import { explain } from './explain.ts';
import { formatTime } from './format.ts';

/** Events that are told at most. */
const MAX_TOLD = 20_000;
const TIME_WIDTH = 10;

export function story(run: RunResult): string {
  const lines: string[] = [];
  const { trace } = run;
  let seq = 0;
  for (; seq < trace.length && lines.length < MAX_TOLD; seq++)
    if (isTold(trace, seq) || seq === trace.length - 1)
      lines.push(`${formatTime(trace.at(seq)).padStart(TIME_WIDTH)}  ${explain(run, seq).sentence}`);
  if (seq < trace.length) lines.push(`… and ${String(trace.length - seq)} more events.`);
  return `${lines.join('\n')}\n`;
}
