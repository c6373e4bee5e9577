//! What a program with many possible outcomes may print. Its header says so where the recorded outputs are only a sample:
//! `// legal: lines in any order with a < b < c, d < e` (or `words …`): the recorded lines, permuted, `a` before `b` before `c`;
//! `// legal: matches REGEX`: the whole output. Without a header it must be one of the recorded outputs.
//! Every recorded output must be legal too, so a description can be too wide but never wrong.

/** Decides about one output, given those that were recorded. */
export type Legal = (output: string, recorded: ReadonlySet<string>) => boolean;

type Split = (output: string) => readonly string[];
const SPLITS: Readonly<Record<string, Split>> = {
  lines: (output) => output.split('\n').filter((line) => line !== ''),
  words: (output) => output.split(/\s+/).filter((word) => word !== ''),
};

/** Only what was recorded. */
export const asRecorded: Legal = (output, recorded) => recorded.has(output);

/** Reads a header; undefined: it is written in none of the forms. */
export function parseLegal(text: string): Legal | undefined {
  const regex = /^matches (.+)$/.exec(text)?.[1];
  if (regex !== undefined) {
    const whole = new RegExp(`^(?:${regex})$`);
    return (output) => whole.test(output);
  }
  const [, unit, chains] = /^(lines|words) in any order(?: with (.+))?$/.exec(text) ?? [];
  const split = SPLITS[unit ?? ''];
  if (split === undefined) return undefined;
  const order = (chains ?? '').split(', ').map((chain) => chain.split(' < '));
  return (output, recorded) => isPermutation(split, output, recorded) && order.every((c) => inOrder(split(output), c));
}

function isPermutation(split: Split, output: string, recorded: ReadonlySet<string>): boolean {
  const sorted = (text: string): string => [...split(text)].sort().join('\n');
  const wanted = sorted(output);
  return [...recorded].some((text) => sorted(text) === wanted);
}

/** Each item of the chain stands in the output, behind the one before it. */
function inOrder(items: readonly string[], chain: readonly string[]): boolean {
  let from = 0;
  for (const item of chain) {
    if (item === '') continue;
    const at = items.indexOf(item, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
