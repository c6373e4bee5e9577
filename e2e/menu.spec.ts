//! What is beside the program and its run: help by key, menu with options on small screens, what can be saved, frames of other pages.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Play } from './driver.ts';

async function saved(page: Page, title: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: title }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('program, story, traces and picture can be saved', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  const program = await saved(page, /^Save the program/);
  expect(program).toEqual({ name: 'main.rs', bytes: Buffer.from(await play.text()) });
  const story = (await saved(page, /^Story of the run/)).bytes.toString();
  expect(story).toContain('producer waits for room in the channel jobs, which holds 2 of 2.');
  const perfetto = JSON.parse((await saved(page, /^Trace for Perfetto/)).bytes.toString()) as {
    readonly traceEvents: readonly { readonly name: string; readonly ph: string }[];
  };
  expect(perfetto.traceEvents.some((it) => it.name === 'producer')).toBe(true);
  const lines = (await saved(page, /^Trace as JSON Lines/)).bytes.toString().trim().split('\n');
  expect(lines.length).toBe(257);
  const picture = await saved(page, /^Timeline as picture/);
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const out = page.getByRole('link', { name: /^Open in the Rust Playground/ });
  await out.evaluate((it) => it.addEventListener('click', (event) => event.preventDefault()));
  await out.click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
});

test('on a small screen the options are in the menu; Esc closes it', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const play = new Play(page);
  await play.open();
  await play.ended();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByLabel('Runtime flavor').selectOption('multi_thread');
  await page.getByLabel('CPUs').fill('2');
  await expect(page.getByLabel('CPUs')).toHaveValue('2');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('CPUs')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
  await play.tab('Scheduler');
  await expect(page.getByText('All threads have ended.')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Position in the run').fill('120');
  await expect(page.locator('.worker')).toHaveCount(2);
  await page.reload();
  await play.ended();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByLabel('CPUs')).toHaveValue('2');
});

test('the question mark opens the help, Esc closes it', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await page.getByTestId('timeline').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Help' })).toHaveCount(0);
});

test('after choosing the kind of a step with the mouse the arrow keys step', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  const kind = page.getByLabel('Step by');
  await kind.click();
  await kind.selectOption('poll');
  const before = (await play.where.textContent()) ?? '';
  await page.keyboard.press('ArrowRight');
  await expect(play.where).not.toHaveText(before);
  await expect(kind).toHaveValue('poll');
});

test('in a frame the page is small and leads to the whole one', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 420 });
  await page.goto('./?embed#example/select-race');
  await expect(page.locator('canvas[data-painted]')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^Examples/ })).toHaveCount(0);
  await expect(page.locator('.notice')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /Awaitscope/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700);
});

test('an address of the Playground that is pasted becomes its program', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const play = new Play(page);
  await play.open();
  await play.ended();
  const source = 'fn main() {\n    println!("from there");\n}\n';
  const address = `https://play.rust-lang.org/?edition=2021&code=${encodeURIComponent(source)}`;
  await page.locator('.monaco-editor').first().click();
  await page.evaluate((it) => navigator.clipboard.writeText(it), address);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await expect.poll(() => play.text()).toBe(source);
  await expect(play.console).toContainText('from there');
  await expect(page.getByLabel('Edition')).toHaveValue('2021');
});
