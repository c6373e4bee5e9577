//! What linters cannot see: the picture of the layers is true, tests are all run, every file says what it decides.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layers } from '../layers.js';
import { layersDoc, readmeText } from './layers-doc.mjs';

// Tracked and new files; in an unpacked archive without git, only the rules that need no list are checked.
const files = existsSync('.git')
  ? execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
      .split('\n')
      .filter((it) => it !== '' && existsSync(it))
  : [];
const read = (file) => readFileSync(file, 'utf8');

test('a layer names only layers that stand before it', () => {
  for (const [idx, layer] of layers.entries()) {
    const below = layers.slice(0, idx).map((it) => it.name);
    expect(below, layer.name).toEqual(expect.arrayContaining([...layer.mayImport]));
  }
});

test('src/README.md shows the layers of layers.js (npm run layers:doc)', () => {
  expect(readmeText()).toBe(layersDoc(readmeText()));
});

test('no test is skipped or exclusive', () => {
  const marked = files
    .filter((it) => /\.(test|spec)\.tsx?$/.test(it))
    .filter((it) => /\b(it|test|describe)\.(only|todo|skip)\(/.test(read(it)));
  expect(marked).toEqual([]);
});

test('every source file opens with what it decides', () => {
  const silent = files
    .filter((it) => /^src\/.*\.tsx?$/.test(it) && !/\.(test\.tsx?|d\.ts)$/.test(it))
    .filter((it) => !read(it).startsWith('//!'));
  expect(silent).toEqual([]);
});

test('the worker is started, never imported', () => {
  const importers = files
    .filter((it) => /^src\/.*\.tsx?$/.test(it))
    .filter((it) => /(from|import)\s*\(?\s*'[^']*\/worker\.ts'/.test(read(it)));
  expect(importers).toEqual([]);
});

test('the lockfile names no registry', () => {
  expect(read('package-lock.json')).not.toContain('"resolved": "http');
});
