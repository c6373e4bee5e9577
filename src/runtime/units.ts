//! Times in scripts: `250ms`, `2.5s`, `10us`, or a plain number of milliseconds.
const UNIT: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };

/** Nanoseconds, or undefined if it is no time. */
export function parseTime(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? Math.round(value * 1e6) : undefined;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s)\s*$/.exec(value);
  return match === null ? undefined : Math.round(Number(match[1]) * (UNIT[match[2] ?? 'ms'] ?? 1e6));
}
