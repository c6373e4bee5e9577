//! Keyboard, small screens, both themes, and no accessibility complaint that axe can find.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Play } from './driver.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('keys step, play and go to the ends', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await page.getByTestId('timeline').focus();
  await page.keyboard.press('Home');
  await expect(play.where).toContainText('event 1 of');
  await page.keyboard.press('ArrowRight');
  await expect(play.where).not.toContainText('event 1 of');
  await page.keyboard.press('ArrowLeft');
  await expect(play.where).toContainText('event 1 of');
  await page.keyboard.press('End');
  const last = (await play.where.textContent()) ?? '';
  const [, at, of] = /event (\d+) of (\d+)/.exec(last) ?? [];
  expect(at).toBe(of);
});

test('at 390 px the parts are tabs and stepping works', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await expect(page.locator('canvas[data-painted]')).toBeVisible();
  const before = await page.getByTestId('where').textContent();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.getByTestId('where')).not.toHaveText(before ?? '');
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.locator('.monaco-editor .view-line').nth(10)).toBeVisible();
  expect((await page.locator('.monaco-editor').first().boundingBox())?.height).toBeGreaterThan(300);
  for (const tab of ['Code', 'Now', 'Console', 'Timeline'])
    await page.getByRole('tablist', { name: 'Parts of the page' }).getByRole('tab', { name: tab }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** Serious and critical findings. Through the debugger: the page's own policy would refuse an injected script. */
async function findings(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(context: unknown): Promise<{ violations: { id: string; impact: string; nodes: { target: unknown }[] }[] }>;
      };
    };
    const result = await axe.run({ exclude: [['.monaco-editor']] });
    return result.violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${JSON.stringify(v.nodes.map((n) => n.target))}`);
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const play = new Play(page);
    await play.open();
    await play.ended();
    await page.evaluate(axeSource);
    expect(await findings(page)).toEqual([]);
    for (const tab of ['Task', 'Resources', 'Scheduler']) {
      await play.tab(tab);
      await play.tab(tab === 'Task' ? 'Events' : tab === 'Resources' ? 'Problems' : 'Console');
      expect(await findings(page)).toEqual([]);
    }
    await page.getByRole('tab', { name: 'World' }).click();
    await page.getByRole('button', { name: /^Examples: / }).click();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Help' }).click();
    expect(await findings(page)).toEqual([]);
  });
}

test('at 320 px, or zoomed in, nothing overlaps or runs out of the page', async ({ page }) => {
  for (const [width, height] of [
    [320, 568],
    [720, 450],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('./');
    await expect(page.locator('canvas[data-painted]')).toBeVisible();
    const boxes = await page
      .locator('.topbar > .gallery-host, .topbar > button')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ left, right }) => ({ left, right })));
    boxes.reduce((before, box) => {
      expect(box.left).toBeGreaterThanOrEqual(before);
      return box.right;
    }, 0);
    const gallery = await page.locator('.gallery-button').boundingBox();
    const run = await page.getByRole('button', { name: /^(Run|Stop)$/ }).boundingBox();
    expect((gallery?.x ?? 0) + (gallery?.width ?? 0)).toBeLessThanOrEqual(run?.x ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
