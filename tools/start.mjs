//! `npm start`: from a fresh clone to the running page. Set PORT to choose the port.
import { buildPage, ensureDependencies, giveUp, isStale, root } from './lib.mjs';

process.chdir(root);
await ensureDependencies();
if (isStale('dist/index.html')) {
  console.log('Building …');
  if ((await buildPage()) !== 0) giveUp('The build failed.');
}
const { preview } = await import('vite');
const wanted = process.env['PORT'];
// A port that was asked for is taken or refused; the default one may give way to the next free one.
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { port: Number(wanted ?? 4173), strictPort: wanted !== undefined },
}).catch((error) => giveUp(error.message));
console.log(`\n  Awaitscope is at ${server.resolvedUrls?.local[0]}\n  Ctrl-C stops it.\n`);
