//! Import rules, all derived from layers.js. They count type-only imports too: a layer may not even name what it must
//! not know. What the main-thread bundle may reach is .dependency-cruiser.bundle.mjs.
import { engineFace, layers, pathOf, testFiles, wiring } from './layers.js';

const layerRules = layers.map((layer) => ({
  name: `layer-${layer.name}`,
  comment: `${layer.name} may import only: ${[layer.name, ...layer.mayImport].join(', ')} (see layers.js)`,
  severity: 'error',
  from: { path: pathOf(layer.name), pathNot: testFiles },
  to: { path: '^src/', pathNot: [pathOf(layer.name), ...layer.mayImport.map(pathOf)] },
}));

/** Expression, statement, pattern and type of one tree are handled in files of their own that call each other. */
const recursiveWalks = [pathOf('hir'), pathOf('types'), pathOf('machine')];

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'engine-by-its-face',
      comment: 'the main thread knows the engine only as protocol and client',
      severity: 'error',
      from: { path: [pathOf('app'), pathOf('ui'), wiring], pathNot: testFiles },
      to: { path: pathOf('engine'), pathNot: engineFace },
    },
    {
      name: 'nothing-imports-the-wiring',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: wiring },
    },
    {
      name: 'no-circular',
      comment:
        'a cycle of types inside one layer is fine; a cycle of code only where functions walk a recursive tree together (docs/architecture.md)',
      severity: 'error',
      from: { pathNot: recursiveWalks },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^src/', pathNot: testFiles },
      to: { path: [testFiles, '^(conformance|bench|e2e|tools)/'] },
    },
    {
      name: 'packages-only-at-the-edges',
      comment: 'the engine and everything under it has no dependency; only app and ui use packages',
      severity: 'error',
      from: { path: '^src/', pathNot: [pathOf('app'), pathOf('ui'), wiring, testFiles] },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'react-only-in-ui',
      severity: 'error',
      from: { path: '^src/', pathNot: [pathOf('ui'), wiring, testFiles] },
      to: { path: 'node_modules/(react|react-dom|@xstate/react|monaco-editor|@monaco-editor)/' },
    },
    {
      name: 'node-only-in-cli',
      comment: 'everything else runs in a browser too',
      severity: 'error',
      from: { path: '^src/', pathNot: [pathOf('cli'), testFiles] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(worker|raw|url)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
