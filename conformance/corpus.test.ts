//! The shared corpus, where it is present beside the project: programs with what real tokio printed for them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingsIn } from './recording.ts';
import { judge, report } from './suite.ts';

const corpus = path.resolve(import.meta.dirname, '../../shared/corpus');
/** Folder -> how many must be equal. Raised as the engine learns; never lowered. */
const FLOORS = { seeds: 120, 'semantics-visible': 120 } as const;

describe.runIf(existsSync(corpus))('corpus', () => {
  for (const [folder, floor] of Object.entries(FLOORS)) {
    it(
      folder,
      () => {
        const verdicts = recordingsIn(path.join(corpus, folder)).map((recording) => judge(recording));
        console.log(report(folder, verdicts));
        expect(verdicts.filter((v) => v.result === 'wrong').map((v) => `${v.name}: ${v.reason}`)).toEqual([]);
        expect(verdicts.filter((v) => v.result === 'equal').length).toBeGreaterThanOrEqual(floor);
      },
      600_000,
    );
  }
});
