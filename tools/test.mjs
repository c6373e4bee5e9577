//! `npm test`: installs what is missing, builds, runs the unit and conformance tests in Node and the browser tests
//! against the production build. The last line is `N passed, N failed`, summed over both.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, buildCli, buildPage, ensureChromium, ensureDependencies, freePort, root, run } from './lib.mjs';

process.chdir(root);
await ensureDependencies();
await ensureChromium();

console.log('Building …');
const built = (await buildPage()) === 0 && (await buildCli()) === 0;
if (!built) finish([{ passed: 0, failed: 1 }], 'The build failed, so nothing was tested.');

const results = path.join(root, 'node_modules/.cache/awaitscope');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

console.log('\nUnit and conformance tests');
const unitFile = path.join(results, 'unit.json');
const unitCode = await run(process.execPath, [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitFile}`,
]);

console.log('\nBrowser tests');
const e2eFile = path.join(results, 'e2e.json');
const port = process.env['PORT'] ?? String(await freePort());
const e2eCode = await run(
  process.execPath,
  [bin('@playwright/test/cli.js'), 'test', '--pass-with-no-tests', '--reporter=list,json'],
  { env: { ...process.env, PORT: port, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eFile } },
);

finish([atLeastOneFailure(unitCounts(unitFile), unitCode), atLeastOneFailure(e2eCounts(e2eFile), e2eCode)]);

function unitCounts(file) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  // A file that could not even be loaded has no test results, and must not vanish from the count.
  const unloadable = report.testResults.filter((it) => it.status === 'failed' && it.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
}

function e2eCounts(file) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A runner that fails without a failed test (a crash, an unhandled rejection) counts as one failure. */
function atLeastOneFailure(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function finish(counts, message) {
  if (message !== undefined) console.error(message);
  const passed = counts.reduce((sum, it) => sum + it.passed, 0);
  const failed = counts.reduce((sum, it) => sum + it.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
