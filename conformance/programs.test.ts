//! Our own conformance programs: recorded on real tokio by `record/`, run here without cargo.
import path from 'node:path';
import { expect, it } from 'vitest';
import { recordingsIn } from './recording.ts';
import { judge, report } from './suite.ts';

it('agrees with every recording', { timeout: 600_000 }, () => {
  const verdicts = recordingsIn(path.join(import.meta.dirname, 'programs')).map((recording) => judge(recording));
  console.log(report('conformance', verdicts));
  expect(verdicts.filter((v) => v.result !== 'equal').map((v) => `${v.name}: ${v.reason}`)).toEqual([]);
});
