//! Every example of the gallery opens, runs, and stands at the moment it is about.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

/** Example -> words that Now must hold at its moment. */
const MOMENTS: Readonly<Record<string, RegExp>> = {
  Backpressure: /holds 2 of 2/,
  'Request and response': /sends/,
  'join! or one by one': /asking for orders/,
  'Timeout by select!': /connection to far closed/,
  'Cancellation token': /stopping everything/,
  'Lock held across .await (bad)': /is held by update/,
  'Lock held across .await (good)': /gets account/,
  'Blocking sleep (bad)': /blocks its thread/,
  'Blocking sleep (good)': /beat 3/,
  'Retry with backoff': /attempt 3 failed/,
};

for (const [title, words] of Object.entries(MOMENTS)) {
  test(title, async ({ page }) => {
    const play = new Play(page);
    await play.open();
    await play.ended();
    await page.getByLabel('Example', { exact: true }).selectOption({ label: title });
    await expect(play.now.locator('.notice-box')).toContainText(title);
    await expect(play.now.locator('.sentence')).toHaveText(words);
    expect(await play.ended()).toContain('Exited with code 0');
  });
}
