//! Parses every `.rs` file under the given folders and says how many parse without error, and how fast.
//! Usage: node tools/parse-trees.mjs [--edition 2021|2024] [--verbose] [--print] folder..
//! With --print, each tree is printed, parsed and printed again: both texts must be the same.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const print = args.includes('--print');
const at = args.indexOf('--edition');
const edition = at >= 0 ? args[at + 1] : '2021';
const folders = args.filter((arg, index) => !arg.startsWith('--') && index !== (at >= 0 ? at + 1 : -1));

/** @param {string} path @returns {string[]} */
function rustFiles(path) {
  if (statSync(path).isFile()) return path.endsWith('.rs') ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => rustFiles(join(path, name)));
}

const outDir = mkdtempSync(join(tmpdir(), 'parse-trees-'));
try {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/compiler/syntax/index.ts',
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'syntax.mjs' } },
    },
  });
  const syntax = await import(pathToFileURL(join(outDir, 'syntax.mjs')).href);
  let failed = 0;
  for (const folder of folders) {
    let good = 0;
    let bytes = 0;
    let ms = 0;
    let lazyMs = 0;
    const files = rustFiles(folder);
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      const file = { id: 0, path, origin: 'user', text };
      const start = performance.now();
      const { file: crate, diagnostics } = syntax.parseFile(file, { edition });
      ms += performance.now() - start;
      const again = performance.now();
      syntax.parseFile(file, { edition, lazyBodies: true });
      lazyMs += performance.now() - again;
      bytes += text.length;
      let problem = diagnostics[0]
        ? `${text.slice(0, diagnostics[0].span.start).split('\n').length}: ${diagnostics[0].message}`
        : undefined;
      if (print && problem === undefined) {
        const once = syntax.printCrate(crate);
        const back = syntax.parseFile({ ...file, text: once }, { edition });
        const first = back.diagnostics[0];
        if (first) problem = `printed text, ${once.slice(0, first.span.start).split('\n').length}: ${first.message}`;
        else if (syntax.printCrate(back.file) !== once) problem = 'printing is not stable';
      }
      if (problem === undefined) good++;
      else if (verbose) console.log(`${path}:${problem}`);
    }
    failed += files.length - good;
    const rate = (bytes / 1e6 / (ms / 1e3)).toFixed(1);
    const lazyRate = (bytes / 1e6 / (lazyMs / 1e3)).toFixed(1);
    console.log(`${folder}: ${good} of ${files.length} files, ${rate} MB/s, ${lazyRate} MB/s with lazy bodies`);
  }
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
