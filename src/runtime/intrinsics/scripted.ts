//! File calls with the delays and failures of the world script: a slow one occupies its thread for as long as it takes.
import type { IntrinsicCall, IntrinsicImpl, IntrinsicTable } from '../../machine/contract.ts';
import type { Call } from '../../world/script.ts';
import type { Sim } from '../sim.ts';
import { occupy } from './threads.ts';

/** `why` of a thread that waits for a file. */
const FILE_IO = 2;

/** What a system call is for the script, and what it is about: a path, or that of a descriptor; undefined: not a file. */
export interface Scripted {
  readonly call: Call;
  readonly subject: (call: IntrinsicCall) => string | undefined;
}

/** `table` with the delays and failures of the calls that `scripted` names. */
export function withScript(
  sim: () => Sim,
  table: IntrinsicTable,
  scripted: Readonly<Record<string, Scripted>>,
): IntrinsicTable {
  const out: Record<string, IntrinsicImpl> = { ...table };
  for (const [name, what] of Object.entries(scripted)) {
    const run = table[name];
    if (run !== undefined) out[name] = (call) => begin(sim(), call, what, run);
  }
  return out;
}

function begin(s: Sim, call: IntrinsicCall, { call: kind, subject }: Scripted, run: IntrinsicImpl): void {
  const about = s.calls.plain ? undefined : subject(call);
  if (about === undefined) {
    run(call);
    return;
  }
  const { error, takes } = s.calls.begin(kind, about);
  if (takes === 0) {
    if (error === undefined) run(call);
    else call.ret(-error);
    return;
  }
  // What it gives is known now, and handed over when the time is up.
  let result = error === undefined ? 0 : -error;
  if (error === undefined) {
    const held = Object.create(call, {
      ret: { value: (value: number) => (result = value) },
    }) as IntrinsicCall;
    run(held);
  }
  occupy(s, call, FILE_IO, `a slow ${kind}`);
  s.threads.block({ kind: 'sleep', until: s.clock.machineNow() + takes, value: result });
  call.block();
}
