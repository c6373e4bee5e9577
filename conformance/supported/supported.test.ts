//! docs/supported.md says what the engine does today.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { supportedText } from './report.ts';

it('is up to date (npm run supported writes it)', { timeout: 120_000 }, () => {
  const file = path.join(import.meta.dirname, '../../docs/supported.md');
  expect(supportedText().split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'));
});
