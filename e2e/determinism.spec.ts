//! The same input gives the same trace, byte for byte: twice in the browser, and in the browser as in Node.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

const PROGRAM = `use std::time::Duration;
use tokio::{sync::mpsc, time::sleep};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    tokio::spawn(async move { for i in 0..5 { tx.send(i).await.unwrap(); } });
    loop {
        tokio::select! {
            value = rx.recv() => match value { Some(v) => println!("{v}"), None => break },
            _ = sleep(Duration::from_millis(1)) => println!("tick"),
        }
    }
    println!("all received");
}
`;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the run that the page opens on is what the engine records', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  const recorded = await page.evaluate(() => window.awaitscope?.trace() ?? '');
  await play.run();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  expect(await page.evaluate(() => window.awaitscope?.trace() ?? '')).toBe(recorded);
});

test('browser and Node agree', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await play.write(PROGRAM);
  await play.run();
  await expect(play.console).toContainText('all received');
  const first = await page.evaluate(() => window.awaitscope?.trace() ?? '');
  await play.run();
  await expect.poll(() => page.evaluate(() => window.awaitscope?.trace() ?? '')).toBe(first);
  expect(first.length).toBeGreaterThan(1000);

  const folder = mkdtempSync(path.join(os.tmpdir(), 'awaitscope-'));
  const file = path.join(folder, 'main.rs');
  const out = path.join(folder, 'trace.jsonl');
  writeFileSync(file, PROGRAM);
  const seed = await page.getByLabel('Seed', { exact: true }).inputValue();
  execFileSync(process.execPath, ['dist-cli/awaitscope.js', 'run', file, '--seed', seed, '--trace', out]);
  expect(digest(readFileSync(out, 'utf8'))).toBe(digest(first));
});
