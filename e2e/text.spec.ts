//! What a person typed is never lost: not by examples, links, Back, other tabs, reloads, or an engine that died.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Play } from './driver.ts';

const MINE = '// My own pump\nfn main() {\n    println!("mine");\n}\n';

async function withOwnText(page: Page): Promise<Play> {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(MINE);
  await expect(page.getByRole('button', { name: 'Examples: Own program' })).toBeVisible();
  return play;
}

test('opening an example puts the text aside; Back and the list of examples bring it back', async ({ page }) => {
  const play = await withOwnText(page);
  await play.openExample('Many senders');
  await expect.poll(() => play.text()).toContain('async fn sensor');
  await expect(page.locator('.notice')).toContainText('Your text is kept');
  await expect(page).toHaveURL(/#example\/mpsc-fan-in$/);
  await page.goBack();
  await expect.poll(() => play.text()).toBe(MINE);
  await page.goForward();
  await expect.poll(() => play.text()).toContain('async fn sensor');
  await page.getByRole('button', { name: /^Examples: / }).click();
  await page.getByRole('option', { name: 'My own pump' }).click();
  await expect.poll(() => play.text()).toBe(MINE);
  await expect(play.console).toContainText('mine');
});

test('an address of an example opens it, one of none says so', async ({ page }) => {
  const play = new Play(page);
  await play.open('#example/mpsc-fan-in');
  expect(await play.text()).toContain('async fn sensor');
  await page.evaluate(() => (location.hash = '#example/there-is-none'));
  await expect(page.locator('.notice.error')).toContainText('There is no example there-is-none');
});

test('a link over an own text: both are there, and a change of the linked text survives a reload', async ({ page }) => {
  const play = await withOwnText(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/#1\./);
  const link = new URL(page.url()).hash;
  await play.write('// Altogether other\nfn main() {}\n');
  await expect(page).not.toHaveURL(/#/);
  await page.evaluate((it) => (location.hash = it), link);
  await expect.poll(() => play.text()).toBe(MINE);
  await play.write(`${MINE}// and more\n`);
  await page.reload();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  expect(await play.text()).toBe(`${MINE}// and more\n`);
  await page.getByRole('button', { name: /^Examples: / }).click();
  await expect(page.getByRole('option', { name: 'Altogether other' })).toBeVisible();
});

test('a broken link leaves the text alone', async ({ page }) => {
  const play = await withOwnText(page);
  await page.evaluate(() => (location.hash = '#1.broken'));
  await expect(page.locator('.notice.error')).toContainText('link');
  expect(await play.text()).toBe(MINE);
  await page.reload();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  expect(await play.text()).toBe(MINE);
});

test('two tabs have a text each', async ({ page, context }) => {
  await withOwnText(page);
  const other = new Play(await context.newPage());
  await other.open();
  await other.write('// Other tab\nfn main() {}\n');
  await page.reload();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  expect(await new Play(page).text()).toBe(MINE);
});

test('an engine that dies is replaced, and the text stays', async ({ page }) => {
  const play = await withOwnText(page);
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  for (const worker of page.workers())
    await worker.evaluate(() => void setTimeout(() => { throw new Error('died'); })); // prettier-ignore
  await play.run();
  await expect(play.console).toContainText('mine', { timeout: 30_000 });
  expect(await play.text()).toBe(MINE);
});
