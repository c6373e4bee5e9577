//! The library as data: crates are whole, files say what they decide, and no intrinsic is declared that nobody implements.
import { expect, test } from 'vitest';
import { libraryCrates } from './manifest.ts';

const files = libraryCrates.flatMap((krate) =>
  Object.entries(krate.files).map(([path, text]) => ({ path: `${krate.name}/${path}`, text })),
);

test('std comes first and every crate has a root', () => {
  expect(libraryCrates[0]?.name).toBe('std');
  expect(libraryCrates.filter((krate) => krate.files['lib.rs'] === undefined).map((krate) => krate.name)).toEqual([]);
});

test('every module file opens with what it decides and stays readable', () => {
  expect(files.filter(({ text }) => !text.startsWith('//!')).map(({ path }) => path)).toEqual([]);
  expect(files.filter(({ text }) => text.split('\n').length > 600).map(({ path }) => path)).toEqual([]);
});

test('every intrinsic is implemented by the machine or the runtime', () => {
  const code = import.meta.glob(['../machine/{codegen,interp}/*.ts', '../runtime/**/*.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const words = new Set(
    Object.values(code)
      .join('\n')
      .match(/\b[a-z][a-z0-9_]*\b/g) ?? [],
  );
  const used = files.flatMap(({ path, text }) =>
    [...text.matchAll(/#\[intrinsic = "(\w+)"\]/g)].map(([, name]) => ({ path, name: name ?? '' })),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter(({ name }) => !words.has(name))).toEqual([]);
});
