//! A link holds code, options, seed and cursor; a broken one leaves a page that works.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

test('a shared link shows the same moment in a fresh browser', async ({ page, browser, baseURL }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  const moment = await play.where.textContent();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/#1\./);
  const text = await play.text();
  const url = page.url();
  expect(url.startsWith(baseURL ?? '')).toBe(true);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = new Play(await context.newPage());
  await other.page.goto(url);
  await expect(other.page.locator('.monaco-editor .view-line').first()).toBeVisible();
  await expect(other.where).toHaveText(moment ?? '');
  expect(await other.text()).toBe(text);
  await context.close();
});

for (const [what, fragment] of [
  ['damaged', '#1.abcdefgh'],
  ['cut off', '#1.ZVFBa8MwDP'],
  ['not ours', '#hello'],
  ['of a newer format', '#9.abc'],
  ['too long', `#1.${'A'.repeat(40_000)}`],
] as const) {
  test(`a link that is ${what} gets a message and an editor that works`, async ({ page }) => {
    const play = new Play(page);
    await play.open(fragment);
    await expect(page.locator('.notice.error')).toContainText('link');
    await play.write('fn main() { println!("still here"); }');
    await play.run();
    await expect(play.console).toContainText('still here');
  });
}
