//! The library read on demand is the library read at once: no brace, string or comment misleads the lazy lexer.
import { expect, test } from 'vitest';
import { parseFile } from '../compiler/syntax/index.ts';
import { printItem } from '../compiler/syntax/print.ts';
import { libraryCrates } from '../rustlib/manifest.ts';
import type { FileId } from '../source/span.ts';

const edition = (year: 2021 | 2024): '2021' | '2024' => (year === 2021 ? '2021' : '2024');

test.each(libraryCrates.map((it) => [it.name, it] as const))('%s reads the same lazily', (_, krate) => {
  for (const [path, text] of Object.entries(krate.files)) {
    const file = { id: 2 as FileId, path, origin: 'library' as const, text };
    const now = parseFile(file, { edition: edition(krate.edition) });
    const later = parseFile(file, { edition: edition(krate.edition), lazyBodies: true });
    expect({ path, diagnostics: now.diagnostics }).toEqual({ path, diagnostics: [] });
    expect(later.file.items.map(printItem)).toEqual(now.file.items.map(printItem));
    expect(later.file.items.map((it) => it.span)).toEqual(now.file.items.map((it) => it.span));
  }
});
