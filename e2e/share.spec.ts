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

test('a link holds seed, world, options and what is selected', async ({ page, browser }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(`#[tokio::main]
async fn main() {
    let jobs = tokio::sync::Mutex::new(1);
    *jobs.lock().await += 1;
    tokio::signal::ctrl_c().await.unwrap();
    println!("stopped");
}
`);
  await page.getByLabel('Seed', { exact: true }).fill('42');
  await page.getByLabel('Runtime flavor').selectOption('current_thread');
  await page.getByRole('tab', { name: /^World/ }).click();
  await page.getByRole('button', { name: 'Suggest for this program' }).click();
  await expect(play.console).toContainText('stopped', { timeout: 30_000 });
  await page.getByLabel('Position in the run').fill('12');
  await play.tab('Resources');
  await page.locator('.resource .head').first().click();
  const moment = (await play.where.textContent()) ?? '';
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/#1\./);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = new Play(await context.newPage());
  await other.page.goto(page.url());
  await expect(other.where).toHaveText(moment, { timeout: 30_000 });
  await expect(other.page.getByLabel('Seed', { exact: true })).toHaveValue('42');
  await expect(other.page.getByLabel('Runtime flavor')).toHaveValue('current_thread');
  await expect(other.page.getByRole('tab', { name: /^World ?1$/ })).toBeVisible();
  await other.tab('Resources');
  await expect(other.page.locator('.resource.selected')).toContainText('jobs');
  await expect(other.page.locator('.notice')).toHaveCount(0);
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
