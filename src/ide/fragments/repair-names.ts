//! Repairs names that lead nowhere: an import where the library has it, else something made up that fits its uses.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { hole, stubForCall } from './context.ts';
import type { Cx } from './context.ts';
import { knownPath } from './known.ts';
import type { TypeStub } from './stubs.ts';
import { named } from './type-text.ts';

/** Handles one diagnostic about a name. True if something changed. */
export function repairName(cx: Cx, d: Diagnostic): boolean {
  const at = cx.tokens.at(d.span.start);
  switch (d.code) {
    case 'E0425':
      return /^cannot find (type|trait|struct)/.test(d.message) ? unknownType(cx, d, at) : unknownValue(cx, d, at);
    case 'E0412':
    case 'E0405':
    case 'E0422':
    case 'E0531':
    case 'E0574':
      return unknownType(cx, d, at);
    case 'E0423':
      return wrongKind(cx, at);
    case 'E0432':
      return unknownImport(cx, d, at);
    case 'E0433':
      return unknownPrefix(cx, d, at);
    case 'E0107':
      return wrongArity(cx, d);
    case 'E0463':
    case 'unsupported': {
      const crate = /the crate `(\w+)` is not available here|can't find crate for `(\w+)`/.exec(d.message);
      const name = crate?.[1] ?? crate?.[2];
      return name === undefined ? unknownMacro(cx, d, at) : addModule(cx, name);
    }
    default:
      return unknownMacro(cx, d, at);
  }
}

function quoted(message: string): readonly string[] {
  return [...message.matchAll(/`([^`]*)`/g)].map((m) => m[1] ?? '');
}

/** The made-up module that a message speaks of, as a path of ours; '' for the scope itself. */
function moduleIn(cx: Cx, message: string): string | undefined {
  const found = /in (?:module|crate) `([^`]*)`$/.exec(message)?.[1];
  if (found === undefined || found === 'crate') return '';
  return cx.stubs.modules.has(found) ? found : undefined;
}

function addUse(cx: Cx, path: string): boolean {
  if (cx.stubs.uses.has(path)) return false;
  cx.stubs.uses.add(path);
  return true;
}

function unknownValue(cx: Cx, d: Diagnostic, at: number): boolean {
  const name = quoted(d.message)[0] ?? '';
  const module = moduleIn(cx, d.message);
  if (module === undefined) return false;
  const isFunction = d.message.startsWith('cannot find function');
  if (isFunction) {
    const path = module === '' ? knownPath(name, 'function', cx.index) : undefined;
    if (path !== undefined) return addUse(cx, path);
    const open = cx.tokens.afterTurbofish(at + 1);
    if (/^[A-Z]/.test(name)) return addTupleStruct(cx, name, module, open);
    if (cx.stubs.fn(name, undefined, module) !== undefined) return false;
    stubForCall(cx, name, undefined, module, open);
    return true;
  }
  if (/^[A-Z]/.test(name) && /[a-z]/.test(name)) return addType(cx, name, module, at);
  if (/^[A-Z]/.test(name)) {
    if (cx.stubs.vars.some((v) => v.name === name && v.module === module)) return false;
    const ty = hole(cx, 'variable', name.toLowerCase());
    cx.stubs.vars.push({ name, module, at: undefined, ty, mutable: false, value: undefined });
    return true;
  }
  if (module !== '') return false;
  return addVariable(cx, name, d.span.start);
}

function addVariable(cx: Cx, name: string, offset: number): boolean {
  const fn = cx.tokens.enclosing(offset);
  const open = fn === undefined ? undefined : cx.whole.toBase(fn.open);
  if (open === undefined) return false;
  const at = open + 1;
  if (cx.stubs.vars.some((v) => v.name === name && v.at === at)) return false;
  cx.stubs.vars.push({ name, module: '', at, ty: hole(cx, 'variable', name), mutable: false, value: undefined });
  return true;
}

function addTupleStruct(cx: Cx, name: string, module: string, open: number): boolean {
  if (cx.stubs.type(name, module) !== undefined) return false;
  const type = cx.stubs.addType(name, module, 'tuple');
  const count = cx.tokens.kind(open) === '(' ? cx.tokens.parts(open).length : 1;
  for (let i = 0; i < count; i++) type.fields.push({ name: String(i), ty: hole(cx, 'field', name.toLowerCase()) });
  return true;
}

function unknownType(cx: Cx, d: Diagnostic, at: number): boolean {
  const name = quoted(d.message)[0] ?? '';
  const module = moduleIn(cx, d.message);
  if (module === undefined) return false;
  if (d.code === 'E0405' && module === '' && name === 'Error') return addUse(cx, 'std::error::Error');
  return addType(cx, name, module, at, d.code === 'E0405');
}

function addType(cx: Cx, name: string, module: string, at: number, isTrait = false): boolean {
  if (cx.stubs.type(name, module) !== undefined) return false;
  const members = cx.tokens.members(name);
  const variants = members.filter((m) => /^[A-Z]/.test(m.name) && /[a-z]|^[A-Z]$/.test(m.name));
  const literal = cx.tokens.uses(name).some((i) => cx.tokens.kind(i + 1) === '{' && isLiteral(cx, i));
  if (module === '') {
    const path = knownPath(name, 'type', cx.index);
    if (path !== undefined && !(literal && !isTrait)) return addUse(cx, mutexOf(cx, path));
    const isAnyError = name === 'Error' && variants.length === 0 && !literal && members.length === 0 && !isTrait;
    if (isAnyError) return addUse(cx, 'anyhow::Error');
  }
  if (isTrait) {
    cx.stubs.addType(name, module, 'trait');
    return true;
  }
  if (variants.length > 0) {
    addVariants(cx, cx.stubs.addType(name, module, 'enum'), variants);
    return true;
  }
  const ctor = cx.tokens.uses(name).find((i) => cx.tokens.kind(i + 1) === '(' && cx.tokens.word(i - 1) !== 'fn');
  if (ctor !== undefined) return addTupleStruct(cx, name, module, ctor + 1);
  const type = cx.stubs.addType(name, module, 'struct');
  const arity = cx.tokens.kind(at + 1) === '<' ? cx.tokens.afterAngles(at + 1) : at + 1;
  if (arity > at + 1) type.arity = commas(cx, at + 1, arity) + 1;
  return true;
}

function commas(cx: Cx, from: number, to: number): number {
  let depth = 0;
  let count = 0;
  for (let k = from; k < to; k++) {
    const kind = cx.tokens.kind(k);
    if (kind === '<' || kind === '(') depth++;
    else if (kind === '>' || kind === ')') depth--;
    else if (kind === ',' && depth === 1) count++;
  }
  return count;
}

/** A std lock where it is locked without `.await`. */
function mutexOf(cx: Cx, path: string): string {
  if (path !== 'tokio::sync::Mutex' && path !== 'tokio::sync::RwLock') return path;
  const text = cx.base.text;
  const isStd =
    /\.(lock|read|write)\(\)\s*\.(unwrap|expect)\(/.test(text) && !/\.(lock|read|write)\(\)\s*\.await/.test(text);
  return isStd ? path.replace('tokio', 'std') : path;
}

/** `Name {` that makes or takes apart a struct, not the head of a block. */
function isLiteral(cx: Cx, i: number): boolean {
  const before = cx.tokens.word(i - 1);
  if (['impl', 'for', 'struct', 'enum', 'trait', 'mod', 'in', 'match', 'if', 'while'].includes(before)) return false;
  if (cx.tokens.kind(i - 1) === '->' || cx.tokens.kind(i - 1) === '+') return false;
  const inner = cx.tokens.word(i + 2);
  const behind = cx.tokens.kind(i + 3);
  return (
    cx.tokens.kind(i + 2) === '}' ||
    (inner !== '' && [':', ',', '}'].includes(behind)) ||
    cx.tokens.kind(i + 2) === '..'
  );
}

function addVariants(cx: Cx, type: TypeStub, uses: readonly { readonly name: string; readonly index: number }[]): void {
  for (const use of uses) addVariant(cx, type, use.name, use.index);
}

/** Adds a variant in the form in which it is used at a token. */
export function addVariant(cx: Cx, type: TypeStub, name: string, index: number): boolean {
  if (type.variants.some((v) => v.name === name)) return false;
  const next = cx.tokens.kind(index + 1);
  if (next === '(') {
    const fields = cx.tokens.parts(index + 1).map((part, i) => ({
      name: String(i),
      ty: hole(cx, 'field', cx.tokens.nameOf(part) ?? name.toLowerCase()),
    }));
    type.variants.push({ name, form: 'tuple', fields });
  } else if (next === '{' && isLiteral(cx, index)) {
    type.variants.push({ name, form: 'struct', fields: [] });
  } else type.variants.push({ name, form: 'unit', fields: [] });
  return true;
}

/** A type of ours is used as a value or the other way round. */
function wrongKind(cx: Cx, at: number): boolean {
  const name = cx.tokens.word(at);
  const type = cx.stubs.type(name);
  if (type === undefined || type.form !== 'struct' || type.fields.length > 0) return false;
  if (cx.tokens.kind(at + 1) !== '(') return false;
  type.form = 'tuple';
  for (let i = 0; i < cx.tokens.parts(at + 1).length; i++)
    type.fields.push({ name: String(i), ty: hole(cx, 'field', name.toLowerCase()) });
  return true;
}

function addModule(cx: Cx, path: string): boolean {
  if (cx.stubs.modules.has(path)) return false;
  const parts = path.split('::');
  for (let i = 1; i <= parts.length; i++) cx.stubs.modules.add(parts.slice(0, i).join('::'));
  return true;
}

function unknownImport(cx: Cx, d: Diagnostic, at: number): boolean {
  const path = (quoted(d.message)[0] ?? '').split('::');
  const [first] = path;
  const last = path.at(-1);
  if (first === undefined || last === undefined) return false;
  const module = path.slice(0, -1).join('::');
  if (module === '') return addModule(cx, first);
  const isOurs = cx.stubs.modules.has(first);
  if (!isOurs && !/unlinked crate/.test(d.label ?? '')) return false;
  const made = addModule(cx, module);
  if (/^[A-Z]/.test(last)) return addType(cx, last, module, at) || made;
  if (cx.tokens.uses(last).some((i) => cx.tokens.kind(i + 1) === '!')) return addMacro(cx, last, module) || made;
  const call = cx.tokens.uses(last).find((i) => cx.tokens.kind(i + 1) === '(');
  if (call === undefined) return addModule(cx, path.join('::')) || made;
  if (cx.stubs.fn(last, undefined, module) !== undefined) return made;
  stubForCall(cx, last, undefined, module, call + 1);
  return true;
}

function unknownPrefix(cx: Cx, d: Diagnostic, at: number): boolean {
  const inside = /(?:could not|cannot) find `([^`]*)` in `([^`]*)`/.exec(d.message);
  if (inside !== null) {
    const [, name, module] = inside;
    if (name === undefined || module === undefined || !cx.stubs.modules.has(module)) return false;
    if (cx.tokens.kind(at + 1) === '!') return addMacro(cx, name, module);
    return /^[A-Z]/.test(name) ? addType(cx, name, module, at) : addModule(cx, `${module}::${name}`);
  }
  const name = quoted(d.message)[0] ?? '';
  if (/^[A-Z]/.test(name)) return addType(cx, name, '', at);
  const path = knownPath(name, 'module', cx.index);
  return path === undefined ? addModule(cx, name) : addUse(cx, path);
}

function wrongArity(cx: Cx, d: Diagnostic): boolean {
  const name = cx.tokens.word(cx.tokens.at(d.span.start));
  if (name === 'Result' && /but 1 generic argument/.test(d.message)) return addUse(cx, 'anyhow::Result');
  const type = cx.stubs.type(name);
  const given = /but (\d+) generic argument/.exec(d.message)?.[1];
  if (type === undefined || given === undefined || type.arity === Number(given)) return false;
  type.arity = Number(given);
  return true;
}

function addMacro(cx: Cx, name: string, module: string): boolean {
  if (cx.stubs.macros.some((m) => m.name === name && m.module === module)) return false;
  const fn = stubForCall(cx, `${name}_result`, undefined, module, -1);
  cx.stubs.macros.push({ name, module, fn });
  return true;
}

function unknownMacro(cx: Cx, d: Diagnostic, at: number): boolean {
  const macro = /^cannot find macro `([^`]*)`/.exec(d.message)?.[1];
  if (macro !== undefined) {
    const path = knownPath(macro, 'macro', cx.index);
    return path === undefined ? addMacro(cx, macro, '') : addUse(cx, path);
  }
  const unknown = /^cannot find attribute `([^`]*)`|the attribute `#\[([\w:]+)\]` is not available/.exec(d.message);
  const attribute = unknown?.[1] ?? unknown?.[2];
  if (attribute !== undefined) {
    const path = knownPath(attribute, 'macro', cx.index);
    return path === undefined ? dropAttribute(cx, at) : addUse(cx, path);
  }
  const derive = /#\[derive\((\w+)\)\]`? is not available|cannot find derive macro `(\w+)`/.exec(d.message);
  const name = derive?.[1] ?? derive?.[2];
  if (name === undefined) return false;
  if (name === 'Error' && !cx.stubs.uses.has('thiserror::Error')) return addUse(cx, 'thiserror::Error');
  return dropDerive(cx, d, name);
}

function dropDerive(cx: Cx, d: Diagnostic, name: string): boolean {
  const from = cx.whole.toBase(d.span.start);
  if (from === undefined || !cx.base.text.slice(from).startsWith(name)) return false;
  const behind = /^\s*,?\s*/.exec(cx.base.text.slice(from + name.length))?.[0].length ?? 0;
  cx.base.edit(from, from + name.length + behind, '', cx.stubs);
  cx.remarks.add(`\`#[derive(${name})]\` was taken out: there is no such derive here.`);
  return true;
}

function dropAttribute(cx: Cx, at: number): boolean {
  let k = at;
  while (k > 0 && cx.tokens.kind(k) !== '#') k--;
  const open = cx.tokens.kind(k + 1) === '[' ? k + 1 : undefined;
  const start = cx.tokens.list[k]?.span.start;
  if (open === undefined || start === undefined) return false;
  const from = cx.whole.toBase(start);
  const to = cx.whole.toBase(cx.tokens.list[cx.tokens.closing(open)]?.span.end ?? -1);
  if (from === undefined || to === undefined) return false;
  cx.remarks.add(`\`${cx.base.text.slice(from, to)}\` was taken out: there is no such attribute here.`);
  cx.base.edit(from, to, '', cx.stubs);
  return true;
}

/** The type of the fragment or of ours whose name a word suggests. */
export function typeNamed(cx: Cx, word: string): ReturnType<typeof named> | undefined {
  const wanted = word.replaceAll('_', '').toLowerCase();
  const own = cx.stubs.types.find(
    (t) => t.name.toLowerCase() === wanted && t.module === '' && t.form !== 'trait' && t.arity === 0,
  );
  if (own !== undefined) return named(own.name);
  return undefined;
}
