//! The page in domain verbs, for the specs: write a program, run it, step, read what is shown.
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class Play {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits for the editor. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await expect(this.page.locator('.monaco-editor .view-line').first()).toBeVisible();
  }

  /** Replaces the whole text, as pasting does. */
  async write(text: string): Promise<void> {
    await this.page.evaluate((value) => window.awaitscope?.editor.setValue(value), text);
  }

  async text(): Promise<string> {
    return this.page.evaluate(() => window.awaitscope?.editor.getValue() ?? '');
  }

  /** Messages of the markers in the editor. */
  async markers(): Promise<readonly { readonly message: string; readonly line: number; readonly column: number }[]> {
    return this.page.evaluate(() =>
      (window.awaitscope?.monaco.editor.getModelMarkers({}) ?? []).map((m) => ({
        message: m.message,
        line: m.startLineNumber,
        column: m.startColumn,
      })),
    );
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run', exact: true }).click();
  }

  /** Waits for a finished run and returns how it ended. */
  async ended(): Promise<string> {
    const end = this.page.getByTestId('run-end');
    await expect(end).toBeVisible({ timeout: 30_000 });
    return (await end.textContent()) ?? '';
  }

  /** Opens an example of the gallery: searches for its title and presses Enter. */
  async openExample(title: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Examples: / }).click();
    await this.page.getByRole('combobox', { name: 'Search the examples' }).fill(title);
    await expect(this.page.getByRole('option').first()).toContainText(title);
    await this.page.keyboard.press('Enter');
  }

  get console(): Locator {
    return this.page.getByTestId('console');
  }

  get now(): Locator {
    return this.page.getByTestId('now');
  }

  get where(): Locator {
    return this.page.getByTestId('where');
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }
}
