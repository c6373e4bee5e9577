//! The suite from a terminal, for people who work on the engine:
//! `npm run conformance -- FOLDER [NAME-PART[,NAME-PART…] [SEEDS]]`.
import path from 'node:path';
import { preferShortRuns } from '../src/cli/tiering.ts';
import { recordingsIn } from './recording.ts';
import { judge, report } from './suite.ts';

preferShortRuns();
const [folder = 'conformance/programs', parts = '', seeds = '8'] = process.argv.slice(2);
const verdicts = recordingsIn(path.resolve(folder), parts.split(',')).map((r) => judge(r, Number(seeds)));
console.log(report(path.basename(folder), verdicts));
