//! What is typed is checked as it is typed: marker, message, fix, run; the text survives a reload.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

const PROGRAM = `#[tokio::main(flavor = "current_thread")]
async fn main() {
    let answer = 41 + 1;
    println!("the answer is {answer}");
}
`;

test('an error is marked at its place; fixed, the program runs', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.write(PROGRAM.replace('{answer}', '{anwser}'));
  await expect
    .poll(() => play.markers())
    .toEqual([
      expect.objectContaining({
        line: 4,
        message: expect.stringContaining('cannot find value `anwser` in this scope') as unknown,
      }),
    ]);
  await play.tab('Problems');
  await expect(page.getByTestId('problems')).toContainText('E0425');
  await play.write(PROGRAM);
  await expect.poll(() => play.markers()).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await play.tab('Console');
  await expect(play.console).toContainText('the answer is 42');
});

test('the text survives a reload', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  const text = `// kept\n${PROGRAM}`;
  await play.write(text);
  await page.reload();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  expect(await play.text()).toBe(text);
});

test('typing by hand reaches the program', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.write('fn main() {}\n');
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('fn broken( {');
  await expect.poll(async () => (await play.markers()).length).toBeGreaterThan(0);
  expect(await play.text()).toContain('fn broken(');
});
