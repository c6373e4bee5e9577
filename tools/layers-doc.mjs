//! Writes the table of layers between the markers of src/README.md. `layersDoc` is also used by the test that keeps
//! the two equal.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { layers } from '../layers.js';

const readme = new URL('../src/README.md', import.meta.url);
const begin = '<!-- layers: written by `npm run layers:doc` from layers.js -->';
const end = '<!-- /layers -->';

/** Every layer above all it may import; only the edges that are not implied by another one are drawn. */
function picture() {
  const reach = new Map();
  for (const layer of layers) {
    reach.set(layer.name, new Set(layer.mayImport.flatMap((it) => [it, ...(reach.get(it) ?? [])])));
  }
  const edges = layers.flatMap((layer) =>
    layer.mayImport
      .filter((it) => !layer.mayImport.some((other) => other !== it && reach.get(other)?.has(it)))
      .map((it) => `  ${layer.name} --> ${it}`),
  );
  return ['```mermaid', 'graph TD', ...edges, '```'].join('\n');
}

function table() {
  const rows = layers.map((it) => `| \`${it.path}\` | ${it.is} | ${it.mayImport.join(', ') || 'nothing'} |`);
  return ['| folder | what it is | may import |', '|---|---|---|', ...rows].join('\n');
}

/** The text of src/README.md as it should be, given as it is. */
export function layersDoc(text) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error('src/README.md lacks the layer markers');
  return `${text.slice(0, from)}${begin}\n\n${table()}\n\n${picture()}\n\n${text.slice(to)}`;
}

/** src/README.md as it is. */
export const readmeText = () => readFileSync(readme, 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(readme, layersDoc(readmeText()));
