//! The outside world beside the code: added by a form, part of the run and of the link, wrong entries named at their place.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

const WAITS_FOR_SIGNAL = `use std::time::Duration;
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => println!("stopped by the signal"),
        _ = tokio::time::sleep(Duration::from_secs(60)) => println!("nobody came"),
    }
}
`;

test('a signal that is added arrives, and travels in the link', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(WAITS_FOR_SIGNAL);
  await play.run();
  await expect(play.console).toContainText('nobody came');
  await play.tab('World');
  await page.getByRole('button', { name: 'Add a signal' }).click();
  await expect(play.console).toContainText('stopped by the signal');
  const at = page.getByLabel('signals[0].at');
  await at.fill('1.5s');
  await expect(play.console).toContainText('1.5 s');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/#1\./);
  const link = page.url();
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(other.getByTestId('console')).toContainText('stopped by the signal', { timeout: 30_000 });
});

test('a wrong entry is named where it stands, and nothing runs with it', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(WAITS_FOR_SIGNAL);
  await play.run();
  await expect(play.console).toContainText('nobody came');
  await play.tab('World');
  await page.getByRole('button', { name: 'Add a signal' }).click();
  await expect(play.console).toContainText('stopped by the signal');
  await page.getByLabel('signals[0].at').fill('soon');
  await expect(page.getByTestId('world').getByRole('alert')).toContainText('must be a time');
  await page.getByRole('button', { name: 'JSON' }).click();
  const problem = page.getByTestId('world').getByRole('alert').getByRole('button');
  await expect(problem).toContainText('line 4');
  await expect(problem).toContainText('signals[0].at');
  await problem.click();
  const selected = await page
    .getByLabel('World script as JSON')
    .evaluate((it: HTMLTextAreaElement) => it.value.slice(it.selectionStart, it.selectionEnd));
  expect(selected).toBe('"soon"');
  await expect(play.console).toContainText('stopped by the signal');
});

test('a first script is suggested for what the program waits for', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(WAITS_FOR_SIGNAL);
  await play.tab('World');
  await page.getByRole('button', { name: 'Suggest for this program' }).click();
  await expect(play.console).toContainText('stopped by the signal');
});

test('a server that nobody connects to says so, and offers a client', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(`use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    let (mut socket, _) = listener.accept().await?;
    let mut text = String::new();
    socket.read_to_string(&mut text).await?;
    println!("got {text:?}");
    Ok(())
}
`);
  await play.run();
  await expect(play.now.locator('.sentence')).toContainText('Deadlock', { timeout: 30_000 });
  await expect(page.getByTestId('run-end')).toContainText('Deadlock');
  await play.now.getByRole('button', { name: 'Add what it waits for' }).click();
  await expect(page.getByRole('tab', { name: /^World/ })).toHaveAttribute('aria-selected', 'true');
  await expect(play.console).toContainText('got "hello', { timeout: 30_000 });
});
