//! The page opens by itself: no server but a file server, nothing from elsewhere, and a policy that holds.
import { expect, test } from '@playwright/test';

test('the page loads only its own files and says nothing on the console', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (it) => {
    if (it.type() === 'error' || it.type() === 'warning') complaints.push(it.text());
  });
  page.on('pageerror', (it) => complaints.push(it.message));
  page.on('request', (it) => {
    if (!it.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(it.url())) foreign.push(it.url());
  });
  await page.goto('./');
  await expect(page.locator('#root > *').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('text can never become code: the policy refuses scripts put into the page', async ({ page }) => {
  await page.goto('./');
  const outcome = await page.evaluate(async () => {
    const refused = await new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (it) => resolve(it.effectiveDirective), { once: true });
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
      setTimeout(() => resolve('nothing was refused'), 2000);
    });
    return { refused, injected: 'injected' in globalThis };
  });
  expect(outcome).toEqual({ refused: 'script-src-elem', injected: false });
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).not.toContain('unsafe-eval');
});
