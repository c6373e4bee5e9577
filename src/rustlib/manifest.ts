//! Which library crates exist and which `.rs` files they are made of. The text is bundled as raw strings; nothing is read at run time.

/** A library crate: its root is `lib.rs`; `files` maps paths inside the crate's folder to their text. */
export interface LibraryCrate {
  readonly name: string;
  readonly edition: 2021;
  readonly files: Readonly<Record<string, string>>;
  /** The names of the real crate's public API, written by tools/api-index.mjs; undefined if there is no list. */
  readonly api: string | undefined;
}

const sources: Record<string, string> = import.meta.glob('./**/*.rs', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const apis: Record<string, string> = import.meta.glob('./api/*.txt', { query: '?raw', import: 'default', eager: true });

/** All crates; `std` first (every other one depends on it), then by name. */
export const libraryCrates: readonly LibraryCrate[] = groupByCrate(sources);

function groupByCrate(texts: Readonly<Record<string, string>>): readonly LibraryCrate[] {
  const crates = new Map<string, Record<string, string>>();
  for (const path of Object.keys(texts).sort()) {
    const [, name, file] = /^\.\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const text = texts[path];
    if (name === undefined || file === undefined || text === undefined) continue;
    const files = crates.get(name) ?? {};
    files[file] = text;
    crates.set(name, files);
  }
  const rank = (name: string): string => (name === 'std' ? '' : name);
  return [...crates]
    .map(([name, files]): LibraryCrate => ({ name, edition: 2021, files, api: apis[`./api/${name}.txt`] }))
    .sort((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1));
}
