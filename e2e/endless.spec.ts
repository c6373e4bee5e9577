//! A loop that never awaits ends in a diagnosis, and the page stays usable meanwhile.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

test('an endless loop without an await is diagnosed', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(`#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("before");
    let mut n = 0u64;
    loop {
        n = n.wrapping_add(1);
    }
}
`);
  await play.run();
  // The page answers while the engine is busy.
  await play.tab('Scheduler');
  await expect(page.getByRole('tab', { name: 'Scheduler' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('run-end')).toContainText('never reaches an await', { timeout: 40_000 });
  await expect(play.console).toContainText('before');
});
