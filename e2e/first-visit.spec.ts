//! The first visit runs an example, with nothing to read first, and asks no other host for anything.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

test('the first visit shows a finished run at an interesting moment', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on('request', (it) => {
    if (!it.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(it.url())) foreign.push(it.url());
  });
  const play = new Play(page);
  await play.open();
  expect(await play.ended()).toContain('Exited with code 0');
  await expect(play.console).toContainText('sent 6');
  await expect(play.console).toContainText('no more jobs');
  await expect(page.locator('canvas[data-painted]')).toBeVisible();
  await expect(play.now).toContainText('2 of 2');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  expect(foreign).toEqual([]);
});

test('stepping to where the channel is full says so in the page', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await page.getByRole('button', { name: 'To the start' }).click();
  await play.tab('Resources');
  const channel = page.locator('.resource').filter({ hasText: 'mpsc' });
  for (
    let i = 0;
    i < 60 && !((await channel.count()) > 0 && ((await channel.textContent()) ?? '').includes('2 of 2'));
    i++
  ) {
    await page.getByRole('button', { name: 'Step', exact: true }).click();
  }
  await expect(channel).toContainText('2 of 2');
  await expect(channel.locator('.slot.full')).toHaveCount(2);
});
