//! The gallery: every example opens, runs and stands at the moment it is about; it is found by words and keys; variants keep
//! both texts.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Entry } from '../src/examples/entry.ts';
import { CANCELLATION } from '../src/examples/list/cancellation.ts';
import { CHANNELS } from '../src/examples/list/channels.ts';
import { CONCURRENCY } from '../src/examples/list/concurrency.ts';
import { ERRORS } from '../src/examples/list/errors.ts';
import { PITFALLS } from '../src/examples/list/pitfalls.ts';
import { SERVICES } from '../src/examples/list/services.ts';
import { SHARED } from '../src/examples/list/shared.ts';
import { SHUTDOWN } from '../src/examples/list/shutdown.ts';
import { STREAMS } from '../src/examples/list/streams.ts';
import { TASKS } from '../src/examples/list/tasks.ts';
import { Play } from './driver.ts';

const GROUPS = [
  CHANNELS, CONCURRENCY, TASKS, CANCELLATION, SHUTDOWN, STREAMS, SHARED, ERRORS, SERVICES, PITFALLS,
]; // prettier-ignore

/** What Now says at a moment of a kind. */
const WORDS: Readonly<Partial<Record<Entry['moment']['kind'], RegExp>>> = {
  resWait: /waits|queues|held by/,
  resAcquire: /gets/,
  resClose: /is closed/,
  send: /sends/,
  lag: /too slow for .* missed/,
  taskPanic: /panics/,
  threadBlocked: /blocks its thread/,
};

function wordsFor(example: Entry): RegExp | string {
  return example.moment.text ?? WORDS[example.moment.kind] ?? /./;
}

async function stands(play: Play, example: Entry): Promise<void> {
  await expect(play.now.locator('.notice-box')).toContainText(example.notice);
  await expect(play.now.locator('.sentence')).toContainText(wordsFor(example), { timeout: 30_000 });
  await expect(play.now.locator('.stale')).toHaveCount(0);
  await expect(play.page.getByTestId('run-end')).toContainText(
    example.end === 'deadlock' ? /deadlock/i : 'Exited with code 0',
  );
}

/** Groups that share a page: a fresh one needs seconds until its engine is warm. */
const AT_ONCE = 3;
const rounds = GROUPS.flatMap((_, i) => (i % AT_ONCE === 0 ? [GROUPS.slice(i, i + AT_ONCE)] : []));

for (const groups of rounds) {
  test(`moments: ${groups.map((group) => group[0]?.group ?? '').join(', ')}`, async ({ page }) => {
    test.setTimeout(400_000);
    const play = new Play(page);
    await play.open();
    await play.ended();
    for (const example of groups.flat()) {
      await test.step(example.id, async () => {
        const isVariant = example.set !== undefined && example.set !== example.id;
        if (isVariant) await page.getByRole('button', { name: example.variant ?? '' }).click();
        else await page.evaluate((id) => (location.hash = `#example/${id}`), example.id);
        await stands(play, example);
      });
    }
  });
}

async function optionTitles(page: Page): Promise<readonly string[]> {
  return page.locator('.example .title').allTextContents();
}

test('the gallery is walked with the keyboard', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await page.getByRole('button', { name: /^Examples: Backpressure/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Examples' })).toBeVisible();
  expect((await optionTitles(page)).length).toBeGreaterThan(40);
  await expect(page.locator('.example[aria-selected=true]')).toContainText('Backpressure');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.example[aria-selected=true]')).toContainText('Many senders');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Examples' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Examples: Many senders/ })).toBeFocused();
  await expect.poll(() => play.text()).toContain('async fn sensor');
});

test('words find examples, also those in the program', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await page.getByRole('button', { name: /^Examples: / }).click();
  const search = page.getByRole('combobox', { name: 'Search the examples' });
  await search.fill('mutex await');
  expect(await optionTitles(page)).toContain('std Mutex across .await');
  await search.fill('buffer_unordered');
  expect((await optionTitles(page))[0]).toBe('buffered or buffer_unordered');
  await search.fill('no such thing at all');
  await expect(page.getByText('has these words.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
});

test('bad and good open together, and both keep what was written', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.openExample('Blocking sleep');
  await expect(page.getByRole('button', { name: 'Bad' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => play.text()).toContain('thread::sleep');
  await play.write(`// mine\n${await play.text()}`);
  await page.getByRole('button', { name: 'Good' }).click();
  await expect.poll(() => play.text()).not.toContain('// mine');
  // A link holds the text that is shown.
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/#1\./);
  await page.getByRole('button', { name: 'Bad' }).click();
  await expect.poll(() => play.text()).toContain('// mine');
});

test('of a pair the other one is seen below, and can be put away', async ({ page }) => {
  const play = new Play(page);
  await play.open('#example/blocking-sleep-bad');
  await play.ended();
  const beside = page.getByRole('group', { name: 'The other variant' });
  await expect(beside).toContainText('Good');
  await expect(beside).toContainText('Exited with code 0.');
  await expect(page.getByTestId('beside')).not.toHaveAttribute('data-painted', '0');
  await beside.getByRole('button', { name: 'Open' }).click();
  await expect.poll(() => play.text()).toContain('sleep(Duration::from_millis(100)).await');
  await expect(beside).toContainText('Bad');
  await beside.getByRole('button', { name: 'Hide the other variant' }).click();
  await expect(beside).toHaveCount(0);
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(beside).toContainText('Bad');
  // Another document has no other variant.
  await play.openExample('Actor');
  await expect(beside).toHaveCount(0);
});
