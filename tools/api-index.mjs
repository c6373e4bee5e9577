//! Writes src/rustlib/api/CRATE.txt: the names of a crate's real public API, read from its rendered documentation. With
//! it a name that the real crate has and ours has not is «unsupported», and any other name is the program's mistake.
//! Usage: node tools/api-index.mjs CRATE DOC-FOLDER (the folder that `cargo doc` or rustup's rust-docs made for the crate).
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [crate, folder] = process.argv.slice(2);
if (crate === undefined || folder === undefined || !existsSync(path.join(folder, 'index.html'))) {
  console.error('usage: node tools/api-index.mjs CRATE DOC-FOLDER');
  process.exit(64);
}

const KINDS = new Set([
  'struct', 'enum', 'union', 'trait', 'fn', 'macro', 'constant', 'static', 'type', 'primitive', 'attr', 'derive', 'traitalias',
]); // prettier-ignore
/** Platform and compiler corners that no program here asks for. */
const SKIPPED_MODULES =
  /^(arch|simd|intrinsics|f16|f128|assert_matches|autodiff|async_iter|bstr|random|unsafe_binder|pat|contracts|core_simd|portable_simd)$/;

/** What the compiler derives by itself says nothing about an API. */
const AUTO_TRAITS = new Set(['Freeze', 'Send', 'Sync', 'RefUnwindSafe', 'UnwindSafe', 'Unpin', 'UnsafeUnpin']);

const UNSTABLE = '<span class="item-info"><div class="stab unstable">';

/** Members of a type or trait that are its own (not those of `Deref` targets and implemented traits). */
function members(html) {
  const start = html.indexOf('id="implementations"');
  const stops = [
    'id="deref-methods',
    'id="trait-implementations"',
    'id="synthetic-implementations"',
    'id="foreign-impls"',
    'id="implementors"',
  ];
  const ends = stops.map((s) => html.indexOf(s)).filter((at) => at >= 0);
  const end = ends.length > 0 ? Math.min(...ends) : html.length;
  const found = new Set();
  const take = (text) => {
    for (const m of text.matchAll(
      /<section id="(?:method|tymethod|associatedconstant|associatedtype)\.([A-Za-z0-9_]+?)(?:-\d+)?" class="[^"]*">/g,
    )) {
      const close = text.indexOf('</section>', m.index);
      if (!text.startsWith(UNSTABLE, close + '</section>'.length)) found.add(m[1]);
    }
  };
  if (start >= 0 && start < end) take(html.slice(start, end));
  else if (
    html.includes('id="required-methods"') ||
    html.includes('id="provided-methods"') ||
    html.includes('id="required-associated')
  )
    take(html.slice(0, end));
  for (const m of html.matchAll(/<section id="variant\.([A-Za-z0-9_]+)" class="variant">/g)) found.add(m[1]);
  return [...found].sort();
}

/** Traits that a type implements here, by name. */
function traits(html) {
  const start = html.indexOf('id="trait-implementations"');
  if (start < 0) return [];
  const end = html.indexOf('id="blanket-implementations"', start);
  const text = html.slice(start, end < 0 ? html.length : end);
  const found = new Set();
  for (const m of text.matchAll(/<section id="impl-([A-Za-z0-9_]+?)(?:-for-[^"]*|%[^"]*|-\d+)?" class="impl">/g)) {
    const close = text.indexOf('</section>', m.index);
    if (
      !text.startsWith(UNSTABLE, close + '</section>'.length) &&
      !text.slice(m.index, close).includes('stab unstable')
    )
      found.add(m[1]);
  }
  return [...found].filter((name) => !AUTO_TRAITS.has(name)).sort();
}

const lines = [];
function walk(dir, modulePath) {
  const index = readFileSync(path.join(dir, 'index.html'), 'utf8');
  const experimental = new Set(
    [...index.matchAll(/<a class="[a-z]+" href="([^"]+)"[^>]*>[^]*?<\/a>([^]*?)<\/dt>/g)]
      .filter((m) => /Experimental/.test(m[2]))
      .map((m) => m[1]),
  );
  const own = [];
  for (const file of readdirSync(dir).sort()) {
    const m = /^([a-z]+)\.([A-Za-z0-9_]+)(!?)\.html$/.exec(file);
    if (m === null || !KINDS.has(m[1]) || experimental.has(file)) continue;
    const html = readFileSync(path.join(dir, file), 'utf8');
    if (/http-equiv="refresh"/.test(html)) continue;
    const kind = m[1];
    const typeLike = ['struct', 'enum', 'union', 'trait', 'primitive', 'type'].includes(kind);
    const list = typeLike ? members(html) : [];
    const implemented = typeLike && kind !== 'trait' ? traits(html) : [];
    own.push(
      ` ${kind} ${m[2]}${list.length > 0 ? `: ${list.join(' ')}` : ''}${implemented.length > 0 ? ` | ${implemented.join(' ')}` : ''}`,
    );
  }
  if (own.length > 0) lines.push(modulePath, ...own);
  for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (
      !entry.isDirectory() ||
      experimental.has(`${entry.name}/index.html`) ||
      (modulePath === 'std' && SKIPPED_MODULES.test(entry.name))
    )
      continue;
    if (modulePath === 'std::os' && entry.name !== 'unix' && entry.name !== 'fd') continue;
    if (existsSync(path.join(dir, entry.name, 'index.html')))
      walk(path.join(dir, entry.name), `${modulePath}::${entry.name}`);
  }
}
walk(folder, crate);
const out = path.resolve(import.meta.dirname, '../src/rustlib/api');
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, `${crate}.txt`), `${lines.join('\n')}\n`);
console.log(`${crate}: ${String(lines.length)} lines`);
