//! docs/conformance.md lists the programs as they are.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { conformancePage } from './page.ts';

it('is up to date (npm run conformance:page writes it)', () => {
  const file = path.join(import.meta.dirname, '../../docs/conformance.md');
  expect(conformancePage(path.join(import.meta.dirname, '..')).split('\n')).toEqual(
    readFileSync(file, 'utf8').split('\n'),
  );
});
