//! Numbers in words: every number has a unit.

/** Virtual time: `0 ms`, `1.25 s`, `350 µs`, `2 min 5 s`. */
export function formatTime(ns: number): string {
  if (ns === 0) return '0 ms';
  if (ns < 1e3) return `${String(Math.round(ns))} ns`;
  if (ns < 1e6) return `${trim(ns / 1e3, 1)} µs`;
  if (ns < 1e9) return `${trim(ns / 1e6, ns < 1e7 ? 2 : 1)} ms`;
  if (ns < 60e9) return `${trim(ns / 1e9, 3)} s`;
  const minutes = Math.floor(ns / 60e9);
  const seconds = trim((ns - minutes * 60e9) / 1e9, 1);
  return seconds === '0' ? `${String(minutes)} min` : `${String(minutes)} min ${seconds} s`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** `1 value`, `3 values`. */
export function count(n: number, noun: string): string {
  return `${String(n)} ${noun}${n === 1 ? '' : 's'}`;
}
