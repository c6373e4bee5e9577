//! The shared corpus, where it is present beside the project: programs with what real tokio printed for them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEGAL_BY_RULE } from './corpus-legal.ts';
import type { Recording } from './recording.ts';
import { recordingsIn } from './recording.ts';
import { judge, report } from './suite.ts';

const corpus = path.resolve(import.meta.dirname, '../../shared/corpus');
/** Folder -> how many programs it holds: all of them must be equal. */
const PROGRAMS = { seeds: 126, 'semantics-visible': 122, nondeterministic: 7 } as const;
/** Tried for each program with many outcomes. */
const SEEDS = 25;

function byRule(recording: Recording): Recording {
  const legal = LEGAL_BY_RULE[recording.name]?.legal;
  return recording.expect.kind === 'oneOf' && legal !== undefined
    ? { ...recording, expect: { ...recording.expect, legal } }
    : recording;
}

describe.runIf(existsSync(corpus))('corpus', () => {
  for (const [folder, programs] of Object.entries(PROGRAMS)) {
    it(
      folder,
      () => {
        const verdicts = recordingsIn(path.join(corpus, folder)).map((recording) => judge(byRule(recording), SEEDS));
        console.log(report(folder, verdicts));
        expect(verdicts.filter((v) => v.result !== 'equal').map((v) => `${v.name}: ${v.reason}`)).toEqual([]);
        expect(verdicts.length).toBe(programs);
      },
      600_000,
    );
  }
});
