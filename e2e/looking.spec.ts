//! Looking at a run: resources drawn, await trees, search, breakpoints, lines, hidden panels, large type.
import { expect, test } from '@playwright/test';
import { Play } from './driver.ts';

const PROGRAM = `use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, Mutex, Semaphore};

async fn worker(n: u64, db: Arc<Mutex<u32>>, permits: Arc<Semaphore>) {
    let _permit = permits.acquire().await.unwrap();
    let mut rows = db.lock().await;
    tokio::time::sleep(Duration::from_millis(10 * n)).await;
    *rows += 1;
    println!("row {rows} by worker {n}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let db = Arc::new(Mutex::new(0));
    let permits = Arc::new(Semaphore::new(2));
    let (news, mut first) = broadcast::channel(2);
    let mut second = news.subscribe();
    for n in 0..4 {
        news.send(n).unwrap();
    }
    println!("{:?} {:?}", first.recv().await, second.try_recv());
    let handles: Vec<_> = (1..=3).map(|n| tokio::spawn(worker(n, db.clone(), permits.clone()))).collect();
    for handle in handles {
        handle.await.unwrap();
    }
}
`;

async function opened(play: Play): Promise<void> {
  await play.open();
  await play.ended();
  await play.write(PROGRAM);
  await play.run();
  await expect(play.console).toContainText('row 3 by worker 3');
}

/** Goes to the line of the console that begins with a text. */
async function goToOutput(play: Play, text: string): Promise<void> {
  await play.console.getByRole('button').filter({ hasText: text }).click();
}

test('locks, permits and receivers are drawn with who has them', async ({ page }) => {
  const play = new Play(page);
  await opened(play);
  await goToOutput(play, 'row 1 by worker 1');
  await play.tab('Resources');
  const db = page.getByTestId('resource-db');
  await expect(db).toContainText('locked');
  await expect(db.locator('.holders .person')).toHaveText(/worker/);
  await expect(db.locator('.people .person')).toHaveText(/worker 2/);
  const permits = page.getByTestId('resource-permits');
  await expect(permits).toContainText('0 of 2 permits free');
  await expect(permits.locator('.permit.taken')).toHaveCount(2);
  await expect(permits).toContainText('worker 3');
  const news = page.locator('.resource').filter({ hasText: 'broadcast channel' });
  await expect(news.locator('.slot.full')).toHaveCount(2);
  await expect(news).toContainText('missed 2');
});

test('the await tree shows where a task is suspended and what it holds', async ({ page }) => {
  const play = new Play(page);
  await opened(play);
  await goToOutput(play, 'row 1 by worker 1');
  await play.tab('Task');
  await page.getByLabel('Task', { exact: true }).selectOption({ label: 'main' });
  const tree = page.getByTestId('await-tree');
  await expect(tree).toContainText('main');
  await expect(tree).toContainText('handle.await');
  await page.getByRole('button', { name: 'Show locals here' }).click();
  await expect(tree).toContainText('permits', { timeout: 20_000 });
});

test('a search finds moments and Enter walks them', async ({ page }) => {
  const play = new Play(page);
  await opened(play);
  await page.getByTestId('timeline').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await page.getByRole('search').getByRole('textbox').fill('row 2');
  await expect(page.getByRole('search')).toContainText('1');
  await page.keyboard.press('Enter');
  await expect(play.now).toContainText('prints “row 2 by worker 2”');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search')).toHaveCount(0);
});

test('stepping by kind goes to the next one', async ({ page }) => {
  const play = new Play(page);
  await opened(play);
  await page.getByRole('button', { name: 'To the start' }).click();
  await page.getByLabel('Step by').selectOption('output');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(play.now).toContainText('prints “Err(Lagged(2))');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(play.now).toContainText('row 1 by worker 1');
});

test('a click on a line number goes to when the line ran; playing stops at a breakpoint', async ({ page }) => {
  const play = new Play(page);
  await opened(play);
  await page.getByRole('button', { name: 'To the start' }).click();
  await page.locator('.monaco-editor .line-numbers').getByText('9', { exact: true }).click();
  await expect(page.getByRole('search')).toContainText('line 9: 3 times');
  await expect(page.getByRole('search')).toContainText('1 of 3');
  await page.getByRole('button', { name: 'To the start' }).click();
  await page.locator('.monaco-editor .view-line').nth(8).click();
  await page.keyboard.press('F9');
  await expect(page.locator('.breakpoint')).toHaveCount(1);
  await page.getByLabel('Speed').selectOption('20');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('search')).toContainText('1 of 3');
});

test('panels hide, type grows, and both survive a reload', async ({ page }) => {
  const play = new Play(page);
  await play.open();
  await play.ended();
  await page.getByRole('button', { name: 'State panels' }).click();
  await page.getByRole('button', { name: 'Large type' }).click();
  await expect(play.now).toHaveCount(0);
  await page.reload();
  await expect(play.console).toBeVisible();
  await expect(play.now).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('18px');
  await page.getByRole('button', { name: 'State panels' }).click();
  await expect(play.now).toBeVisible();
});

test('the keyboard chooses lanes and unfolds the futures of a task', async ({ page }) => {
  const play = new Play(page);
  await opened(play);
  await play.tab('Task');
  await page.getByTestId('timeline').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Task', { exact: true })).toHaveValue('0');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Task', { exact: true })).toHaveValue('1');
});
