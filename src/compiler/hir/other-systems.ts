//! Names that library crates have on other operating systems only: on the simulated one (Linux) they do not exist, as rustc says.

const OTHER_SYSTEMS: ReadonlySet<string> = new Set(['windows', 'wasi', 'macos']);

/** A missing name of a library that is missing in reality too. */
export function isOfOtherSystem(name: string): boolean {
  return OTHER_SYSTEMS.has(name);
}
