//! A check that keeps what it can of the one before says what a check from nothing says, whatever the edit.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Rng } from '../../src/base/rng.ts';
import { compile, forgetChecks } from '../../src/engine/compile.ts';
import { mutate } from './mutate.ts';

const FOLDER = 'conformance/programs';
const OPTIONS = { edition: 2024, testMode: false } as const;
const PROGRAMS = 10;
const EDITS = 6;

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.rs'));
const rng = new Rng(7);
const chosen = [...new Set(Array.from({ length: PROGRAMS }, () => files[rng.below(files.length)] ?? ''))];

test.each(chosen)('%s: edits one after the other', (file) => {
  let text = readFileSync(path.join(FOLDER, file), 'utf8');
  compile(text, OPTIONS);
  const saved = text;
  for (let i = 0; i < EDITS; i++) {
    // Half of the edits are of the sound program: those get as far as the borrow checker.
    text = mutate(i % 2 === 0 ? saved : text, rng);
    const kept = compile(text, OPTIONS).diagnostics;
    forgetChecks();
    expect(kept, text).toEqual(compile(text, OPTIONS).diagnostics);
  }
});
