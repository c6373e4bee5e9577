//! Our own bugs: a `Bug` is thrown only when an invariant of ours is broken, never because of user code.

/** Thrown for our own bugs only; the engine façade reports it with the input that caused it (exit code 70). */
export class Bug extends Error {
  override name = 'Bug';
}

/** The `default` arm of an exhaustive switch: a compile error if a kind was forgotten. */
export function unreachable(value: never): never {
  throw new Bug(`unreachable: ${JSON.stringify(value)}`);
}

/** The value, or a `Bug` naming what was missing. */
export function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Bug(`missing: ${what}`);
  return value;
}
