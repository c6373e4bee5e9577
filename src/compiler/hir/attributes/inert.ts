//! Attributes that expand to nothing: rustc's own, the tools', and this compiler's markers on library items.

/** Built-in attributes without an expansion. */
export const INERT: ReadonlySet<string> = new Set([
  'allow', 'warn', 'deny', 'forbid', 'expect', 'deprecated', 'must_use', 'inline', 'cold', 'no_mangle', 'link', 'link_name',
  'export_name', 'doc', 'non_exhaustive', 'repr', 'track_caller', 'automatically_derived', 'macro_use', 'macro_export',
  'ignore', 'should_panic', 'global_allocator', 'feature', 'no_std', 'no_main', 'recursion_limit', 'type_length_limit', 'path',
  'cfg', 'cfg_attr', 'lang', 'intrinsic', 'unsupported', 'builtin_macro', 'target_feature', 'crate_type', 'crate_name',
  'no_implicit_prelude', 'no_core', 'fundamental', 'rustc_builtin_macro', 'stable', 'unstable', 'marker', 'used', 'link_section',
  'windows_subsystem', 'must_not_suspend', 'brings_supertraits', 'panic_handler', 'instruction_set', 'coverage', 'debugger_visualizer', 'proc_macro', 'no_builtins', 'unsafe', 'collapse_debuginfo', 'naked', 'no_link', 'optimize', 'rustc_main',
]); // prettier-ignore

/** Whether an attribute path needs no expansion. */
export function isInert(path: string): boolean {
  return INERT.has(path) || /^(rustfmt|clippy|diagnostic|miri|rust_analyzer|rustc_\w+)(::|$)/.test(path);
}
