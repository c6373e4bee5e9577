//! How the page is built: one static folder that works from any path, under a strict Content-Security-Policy.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

/**
 * Puts the Content-Security-Policy into each built page. A link is somebody else's program, so nothing is ever
 * evaluated and nothing is loaded from elsewhere. `style-src` needs 'unsafe-inline' because Monaco positions every
 * line with inline styles. An inline script of our own page is allowed by its hash, never in general.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'awaitscope:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
          ([, body]) =>
            `'sha256-${createHash('sha256')
              .update(body ?? '')
              .digest('base64')}'`,
        );
        const policy = [
          "default-src 'none'",
          ["script-src 'self'", ...hashes].join(' '),
          "style-src 'self' 'unsafe-inline'",
          "font-src 'self' data:",
          "img-src 'self' data: blob:",
          "connect-src 'self'",
          "worker-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
        // After the charset, and before anything that loads: a policy does not bind what came before it.
        const charset = /<meta[^>]*charset[^>]*>/i;
        return charset.test(html)
          ? html.replace(charset, (it) => `${it}\n    ${meta}`)
          : html.replace(/<head[^>]*>/i, (it) => `${it}\n    ${meta}`);
      },
    },
  };
}

/**
 * Preloads the chunk that holds Monaco. The editor is imported lazily so that the first paint does not wait for it;
 * without the hint the browser would only learn of the chunk after the shell has run.
 */
function preloadEditor(): Plugin {
  return {
    name: 'awaitscope:preload-editor',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const inMonaco = /node_modules\/monaco-editor\/esm\/vs\/editor\/(?!contrib)/;
        return Object.values(context.bundle ?? {}).flatMap((it) =>
          it.type === 'chunk' && it.moduleIds.some((id) => inMonaco.test(id)) && !html.includes(it.fileName)
            ? [
                {
                  tag: 'link',
                  attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: `./${it.fileName}` },
                  injectTo: 'head' as const,
                },
              ]
            : [],
        );
      },
    },
  };
}

const pages = ['index.html', 'embed.html'].filter((it) => existsSync(it));

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), preloadEditor()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Monaco's core alone is 3 MB; splitting it further does not make it smaller.
    chunkSizeWarningLimit: 4000,
    // Small files stay files: an inlined font or worker would need `data:` in the policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages },
  },
  server: { host: '127.0.0.1', port: Number(process.env['PORT'] ?? 5173) },
  preview: { host: '127.0.0.1', port: Number(process.env['PORT'] ?? 4173), strictPort: true },
});
