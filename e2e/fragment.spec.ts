//! A pasted fragment becomes a program: by the banner, by Problems and by the quick fix.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

const FRAGMENT = `let user = fetch_user(42).await?;
println!("hello {}", user.name);
`;

test('the banner makes it run', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(FRAGMENT);
  const banner = page.locator('.document-bar.fragment');
  await expect(banner).toContainText('there is no main to run');
  await banner.getByRole('button', { name: 'Make it run' }).click();
  await expect.poll(() => play.text(), { timeout: 30_000 }).toContain('async fn main()');
  const text = await play.text();
  expect(text).toContain('async fn fetch_user(');
  expect(text).toContain('struct User {');
  await expect(play.console).toContainText('hello ', { timeout: 30_000 });
  await expect(banner).toHaveCount(0);
  await expect(page.locator('.notice')).toContainText('Simulated');
});

test('the quick fix makes it run', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write('async fn total(a: u64) -> u64 {\n    a + price().await\n}\n');
  await expect.poll(async () => (await play.markers()).length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const editor = window.awaitscope?.editor;
    editor?.setPosition({ lineNumber: 2, column: 10 });
    editor?.focus();
  });
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Make it run').click();
  await expect.poll(() => play.text(), { timeout: 30_000 }).toContain('async fn price()');
  await expect(play.console).toContainText('total:', { timeout: 30_000 });
});
