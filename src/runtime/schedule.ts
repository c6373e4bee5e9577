//! A schedule as text: `v1:` and the picks in order. Numbers in base 36; `*N` repeats the last pick N more times; `~hex` is a
//! 64-bit random number. Kept short because it travels in links.

export type Pick =
  { readonly kind: 'pick'; readonly value: number } | { readonly kind: 'random'; readonly value: bigint };
export type ReadSchedule =
  { readonly kind: 'ok'; readonly picks: readonly Pick[] } | { readonly kind: 'bad'; readonly message: string };
/** More picks than this are refused (a link cannot hold them anyway). */
const MAX_PICKS = 2_000_000;

/** See the file head. */
export function writeSchedule(picks: readonly Pick[]): string {
  const out: string[] = [];
  for (let i = 0; i < picks.length;) {
    const pick = picks[i];
    if (pick === undefined) break;
    if (pick.kind === 'random') {
      out.push(`~${pick.value.toString(16)}`);
      i++;
      continue;
    }
    let n = 1;
    for (let next = picks[i + n]; next?.kind === 'pick' && next.value === pick.value; next = picks[i + n]) n++;
    out.push(pick.value.toString(36));
    if (n > 2) out.push(`*${(n - 1).toString(36)}`);
    else if (n === 2) out.push(pick.value.toString(36));
    i += n;
  }
  return `v1:${out.join('.')}`;
}

/** Reads a schedule; the empty text is an empty schedule. */
export function readSchedule(text: string): ReadSchedule {
  if (text === '') return { kind: 'ok', picks: [] };
  const match = /^v(\d+):(.*)$/s.exec(text);
  if (match === null) return { kind: 'bad', message: 'a schedule starts with "v1:"' };
  if (match[1] !== '1')
    return { kind: 'bad', message: `schedules of version ${match[1] ?? ''} are newer than this program` };
  const picks: Pick[] = [];
  for (const part of (match[2] ?? '').split('.')) {
    if (part === '') continue;
    const repeat = /^\*([0-9a-z]+)$/.exec(part);
    const last = picks[picks.length - 1];
    if (repeat !== null && last !== undefined) {
      const n = parseInt(repeat[1] ?? '0', 36);
      if (picks.length + n > MAX_PICKS) return { kind: 'bad', message: 'the schedule is too long' };
      for (let i = 0; i < n; i++) picks.push(last);
    } else if (/^~[0-9a-f]{1,16}$/.test(part)) picks.push({ kind: 'random', value: BigInt(`0x${part.slice(1)}`) });
    else if (/^[0-9a-z]+$/.test(part)) picks.push({ kind: 'pick', value: parseInt(part, 36) });
    else return { kind: 'bad', message: `the schedule holds ${JSON.stringify(part)}, which is no choice` };
  }
  return { kind: 'ok', picks };
}
