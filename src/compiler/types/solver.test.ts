import { describe, expect, test } from 'vitest';
import { NO_SPAN } from '../../source/span.ts';
import { takeLibraryProblems } from './db/db.ts';
import { Infcx } from './infer/ctxt.ts';
import { mkInt, mkProjection, mkTuple, typeArg } from './interner.ts';
import { subst } from './fold.ts';
import { World } from './testing/harness.ts';

const CAUSE = { span: NO_SPAN, code: { kind: 'misc' as const } };

describe('impls', () => {
  const w = new World(`
    struct Plain; struct Wrap<T>(T);
    impl<T: Clone> Clone for Wrap<T> { fn clone(&self) -> Self { loop {} } }
    type Ints = Vec<i32>; type Plains = Vec<Plain>; type W1 = Wrap<String>; type W2 = Wrap<Plain>; type Pl = Plain;
    type T2 = (i32, String); type Arr = [String; 3]; type Sl = [u8]; type Bx = Box<str>; type F = fn(i32) -> String;
    type Rc1 = std::rc::Rc<i32>; type InBox = Box<std::rc::Rc<i32>>; type Cl = std::cell::Cell<i32>; type RefCl = &'static std::cell::Cell<i32>;
    struct List { head: i32, next: Option<Box<List>> } type L = List; struct Bad { next: Option<Box<Bad>>, rc: std::rc::Rc<u8> } type B = Bad;
    type D = dyn Iterator<Item = u8> + Send; type BD = Box<dyn Iterator<Item = u8> + Send>; type Sb = Box<dyn std::fmt::Debug>;
  `);
  test('library lowers without problems', () => expect(takeLibraryProblems()).toEqual([]));
  test.each([
    ['Clone', 'Ints', 'yes'],
    ['Clone', 'Plains', 'no'],
    ['Clone', 'W1', 'yes'],
    ['Clone', 'W2', 'no'],
    ['Debug', 'Ints', 'yes'],
    ['Debug', 'Plains', 'no'],
    ['Clone', 'T2', 'yes'],
    ['Copy', 'T2', 'no'],
    ['Clone', 'Arr', 'yes'],
    ['Sized', 'Sl', 'no'],
    ['Sized', 'Bx', 'yes'],
    ['Copy', 'F', 'yes'],
    ['Send', 'Ints', 'yes'],
    ['Send', 'Rc1', 'no'],
    ['Send', 'InBox', 'no'],
    ['Send', 'Cl', 'yes'],
    ['Sync', 'Cl', 'no'],
    ['Send', 'RefCl', 'no'],
    ['Send', 'L', 'yes'],
    ['Send', 'B', 'no'],
    ['Send', 'D', 'yes'],
    ['Sync', 'D', 'no'],
    ['Send', 'BD', 'yes'],
    ['Iterator', 'BD', 'yes'],
    ['Send', 'Sb', 'no'],
    ['Unpin', 'BD', 'yes'],
    ['ToString', 'Pl', 'no'],
    ['IntoIterator', 'Ints', 'yes'],
    ['IntoIterator', 'BD', 'yes'],
    ['IntoIterator', 'Pl', 'no'],
  ])('%s for %s: %s', (trait, alias, answer) => expect(w.holds(trait, w.ty(alias))).toBe(answer));
  test('parameters of traits', () => {
    expect(w.holds('From', w.ty('Ints'), w.ty('Ints'))).toBe('yes');
    expect(w.holds('Into', mkInt('u8'), mkInt('i64'))).toBe('yes');
    expect(w.holds('Into', mkInt('i64'), mkInt('u8'))).toBe('no');
  });
});

describe('projections', () => {
  const w = new World(`
    type V = Vec<i32>; type RV = &'static Vec<String>; type It = std::vec::IntoIter<u8>; type Dy = dyn Iterator<Item = char>; type BDy = Box<dyn Iterator<Item = char>>;
    type Fp = fn(i32, u8) -> String; type BF = Box<dyn FnOnce(i32) -> char>; type Mapped = std::iter::Map<std::vec::IntoIter<u8>, fn(u8) -> String>;
    trait Shape { type Unit; fn unit(&self) -> Self::Unit; } struct Sq; impl Shape for Sq { type Unit = Option<u8>; fn unit(&self) -> Option<u8> { None } } type S = Sq;
    fn generic<I: Iterator<Item = T>, T, J: IntoIterator>(i: I, t: I::Item, j: J::Item, k: <J::IntoIter as Iterator>::Item) {}
  `);
  const value = (trait: string, name: string, ...args: Parameters<typeof typeArg>[0][]): string => {
    const cx = new Infcx(w.db);
    const assoc = w.db.assocItems(w.def(trait)).find((it) => it.name === name);
    return w.db.printTy(
      cx.resolve(cx.normalize(mkProjection(assoc?.def ?? w.def(name), args.map(typeArg)), w.env, CAUSE)),
    );
  };
  test.each([
    ['IntoIterator', 'Item', 'V', 'i32'],
    ['IntoIterator', 'IntoIter', 'V', 'std::vec::IntoIter<i32>'],
    ['IntoIterator', 'Item', 'RV', '&String'],
    ['Iterator', 'Item', 'Dy', 'char'],
    ['IntoIterator', 'Item', 'BDy', 'char'],
    ['Iterator', 'Item', 'Mapped', 'String'],
    ['Shape', 'Unit', 'S', 'Option<u8>'],
  ])('<_ as %s>::%s of %s is %s', (trait, name, alias, answer) =>
    expect(value(trait, name, w.ty(alias)).replace(/^IntoIter</, 'std::vec::IntoIter<')).toBe(answer),
  );
  test('calls', () => {
    expect(value('FnOnce', 'Output', w.ty('Fp'), mkTuple([mkInt('i32'), mkInt('u8')]))).toBe('String');
    expect(value('FnOnce', 'Output', w.ty('BF'), mkTuple([mkInt('i32')]))).toBe('char');
  });
  test('where clauses', () => {
    const f = w.def('generic');
    const cx = new Infcx(w.db);
    const env = w.db.paramEnv(f);
    const [, t, j, k] = cx.normalizeSig(w.db.fnSig(f), env, CAUSE).params.map((it) => w.db.printTy(cx.resolve(it)));
    expect([t, j, k]).toEqual(['T', '<J as IntoIterator>::Item', '<J as IntoIterator>::Item']);
  });
});

describe('inference', () => {
  const w = new World(`
    struct A; struct B; struct Conv; trait Tag<T> { type Out; } impl Tag<A> for Conv { type Out = u8; } trait Only {} impl Only for Vec<char> {}
    trait Two<T> {} impl Two<A> for B {} impl Two<B> for B {}
    type Cv = Conv; type Bt = B; type At = A;
  `);
  const fresh = (): Infcx => new Infcx(w.db);
  test('one matching impl decides', () => {
    const cx = fresh();
    const t = cx.freshTy(NO_SPAN);
    cx.register({ predicate: w.trait('Tag', w.ty('Cv'), t), cause: CAUSE, env: w.env });
    expect(cx.selectWherePossible()).toEqual([]);
    expect(w.db.printTy(cx.resolve(t))).toBe('A');
  });
  test('two leave it open, until known', () => {
    const cx = fresh();
    const t = cx.freshTy(NO_SPAN);
    cx.register({ predicate: w.trait('Two', w.ty('Bt'), t), cause: CAUSE, env: w.env });
    expect(cx.selectWherePossible()).toEqual([]);
    expect(cx.resolve(t).kind).toBe('infer');
    cx.unify(t, w.ty('At'));
    expect(cx.selectAll()).toEqual([]);
  });
  test('an unknown self type is never guessed', () => {
    const cx = fresh();
    const t = cx.freshTy(NO_SPAN);
    cx.register({ predicate: w.trait('Only', t), cause: CAUSE, env: w.env });
    cx.selectWherePossible();
    expect(cx.resolve(t).kind).toBe('infer');
    expect(cx.selectAll().map((it) => it.why)).toEqual(['ambiguous']);
  });
  test('integer variables meet integer impls only', () => {
    const cx = fresh();
    expect(cx.holds(w.trait('Clone', cx.freshInt()), w.env)).toBe('yes');
    expect(cx.holds(w.trait('Deref', cx.freshInt()), w.env)).toBe('no');
    expect(cx.holds(w.trait('Into', mkInt('u8'), cx.freshInt()), w.env)).toBe('maybe');
  });
  test('probes leave no trace', () => {
    const cx = fresh();
    const t = cx.freshTy(NO_SPAN);
    cx.probe(() => {
      cx.unify(t, mkInt('u8'));
      cx.register({ predicate: w.trait('Deref', mkInt('u8')), cause: CAUSE, env: w.env });
    });
    expect(cx.resolve(t)).toBe(t);
    expect(cx.selectAll()).toEqual([]);
  });
  test('a type cannot contain itself', () => {
    const cx = fresh();
    const t = cx.freshTy(NO_SPAN);
    expect(cx.unify(t, mkTuple([t]))).toBe(false);
    expect(cx.resolve(t)).toBe(t);
  });
  test('fallback', () => {
    const cx = fresh();
    const [i, f, d] = [cx.freshInt(), cx.freshFloat(), cx.freshDiverging(NO_SPAN)];
    expect(cx.applyFallback()).toBe(true);
    expect([i, f, d].map((it) => w.db.printTy(cx.resolve(it)))).toEqual(['i32', 'f64', '()']);
  });
});

describe('where clauses', () => {
  const w = new World(`
    trait Super { fn s(&self); } trait Sub: Super + Clone {} trait Assoc: Iterator<Item = u8> {}
    fn sub<T: Sub>(t: T) {} fn assoc<T: Assoc>(t: T, i: T::Item) {} fn conv<T, U: From<T>>(t: T, u: U) {}
    fn opaque(n: i32) -> impl Iterator<Item = String> { loop {} }
    async fn later(n: i32) -> String { loop {} }
    trait Fetch { async fn fetch(&self) -> u32; fn items(&self) -> impl Iterator<Item = u8>; }
    struct Web; impl Fetch for Web { async fn fetch(&self) -> u32 { 1 } fn items(&self) -> std::vec::IntoIter<u8> { loop {} } }
    type WebT = Web;
  `);
  const inEnv = (fn: string, trait: string, param: number, ...more: Parameters<typeof typeArg>[0][]): string => {
    const def = w.def(fn);
    const self = w.db.fnSig(def).params[param];
    return self === undefined ? '' : new Infcx(w.db).holds(w.trait(trait, self, ...more), w.db.paramEnv(def));
  };
  test('supertraits follow', () => {
    expect(inEnv('sub', 'Super', 0)).toBe('yes');
    expect(inEnv('sub', 'Clone', 0)).toBe('yes');
    expect(inEnv('sub', 'Sized', 0)).toBe('yes');
    expect(inEnv('sub', 'Copy', 0)).toBe('no');
    expect(inEnv('sub', 'Send', 0)).toBe('no');
  });
  test('associated types fixed by a supertrait', () => {
    const def = w.def('assoc');
    const cx = new Infcx(w.db);
    expect(
      w.db.printTy(cx.resolve(cx.normalize(w.db.fnSig(def).params[1] ?? mkInt('i8'), w.db.paramEnv(def), CAUSE))),
    ).toBe('u8');
  });
  test('a where clause is preferred to an impl', () => {
    const def = w.def('conv');
    const cx = new Infcx(w.db);
    const t = cx.freshTy(NO_SPAN);
    cx.register({
      predicate: w.trait('From', w.db.fnSig(def).params[1] ?? mkInt('i8'), t),
      cause: CAUSE,
      env: w.db.paramEnv(def),
    });
    cx.selectWherePossible();
    expect(w.db.printTy(cx.resolve(t))).toBe('T');
  });
  const project = (trait: string, name: string, ty: Parameters<typeof typeArg>[0]): string => {
    const cx = new Infcx(w.db);
    const assoc = w.db.assocItems(w.def(trait)).find((it) => it.name === name);
    return w.db.printTy(cx.resolve(cx.normalize(mkProjection(assoc?.def ?? w.def(name), [typeArg(ty)]), w.env, CAUSE)));
  };
  test('opaque types have their bounds', () => {
    expect(project('Iterator', 'Item', w.db.fnSig(w.def('opaque')).ret)).toBe('String');
    expect(project('Future', 'Output', w.db.fnSig(w.def('later')).ret)).toBe('String');
    expect(w.db.printTy(w.db.fnSig(w.def('later')).ret)).toBe('impl Future<Output = String>');
    expect(w.db.printTy(w.db.fnSig(w.def('opaque')).ret)).toBe('impl Iterator<Item = String>');
  });
  test('async fn and impl Trait in traits come from the impl', () => {
    const items = w.db.assocItems(w.def('Fetch'));
    const cx = new Infcx(w.db);
    const ret = (name: string): string => {
      const method = items.find((it) => it.name === name);
      const sig = w.db.fnSig(method?.def ?? w.def('Fetch'));
      const args = [typeArg(w.ty('WebT')), ...w.db.identityArgs(method?.def ?? w.def('Fetch')).slice(1)];
      const ty = cx.resolve(cx.normalize(subst(sig.ret, args), w.env, CAUSE));
      return w.db.printTy(ty);
    };
    expect(ret('fetch')).toBe('impl Future<Output = u32>');
    expect(ret('items')).toBe('std::vec::IntoIter<u8>'.replace('std::vec::', ''));
  });
});

describe('coercions to trait objects', () => {
  const w = new World(`
    trait Speak { fn say(&self) -> String; fn twice(&self) -> String { self.say() } fn gen<T>(&self, t: T) where Self: Sized {} fn make() -> Self where Self: Sized { loop {} } }
    struct Dog; impl Speak for Dog { fn say(&self) -> String { loop {} } } struct Mute; trait Loud: Speak {} impl Loud for Dog {}
    type DogT = Dog; type MuteT = Mute; type Dyn = dyn Speak; type DynSend = dyn Speak + Send; type DynLoud = dyn Loud; type A3 = [u8; 3]; type S = [u8]; type BD = Box<Dog>; type BDyn = Box<dyn Speak>; type BM = Box<Mute>;
  `);
  test.each([
    ['DogT', 'Dyn', 'yes'],
    ['MuteT', 'Dyn', 'no'],
    ['DogT', 'DynSend', 'yes'],
    ['DynSend', 'Dyn', 'yes'],
    ['Dyn', 'DynSend', 'no'],
    ['DynLoud', 'Dyn', 'yes'],
    ['A3', 'S', 'yes'],
  ])('%s: Unsize<%s>: %s', (from, to, answer) => expect(w.holds('Unsize', w.ty(from), w.ty(to))).toBe(answer));
  test('smart pointers', () => {
    expect(w.holds('CoerceUnsized', w.ty('BD'), w.ty('BDyn'))).toBe('yes');
    expect(w.holds('CoerceUnsized', w.ty('BM'), w.ty('BDyn'))).toBe('no');
    expect(w.mono.coerceUnsizedField(w.ty('BD'), w.ty('BDyn'))).toBe(0);
  });
  test('methods of a trait object', () => {
    expect(w.mono.vtableMethods(w.def('Speak')).map((it) => w.db.program.def(it).name)).toEqual(['say', 'twice']);
    const twice = w.db.assocItems(w.def('Speak')).find((it) => it.name === 'twice')?.def ?? w.def('Speak');
    expect(w.mono.resolveInstance(twice, w.args(w.ty('Dyn'))).kind).toBe('virtual');
    expect(w.mono.resolveInstance(twice, w.args(w.ty('DogT')))).toEqual({
      kind: 'fn',
      def: twice,
      args: w.args(w.ty('DogT')),
    });
    const say = w.db.assocItems(w.def('Speak')).find((it) => it.name === 'say')?.def ?? w.def('Speak');
    const found = w.mono.resolveInstance(say, w.args(w.ty('DogT')));
    expect(found.kind === 'fn' && found.def !== say && w.db.program.def(found.def).name).toBe('say');
  });
});

describe('instances', () => {
  const w = new World(
    `type V = Vec<i32>; type T2 = (i32, u8); type RV = &'static Vec<u8>; type It = std::vec::IntoIter<u8>; type Rcs = std::rc::Rc<u8>; type Opt = Option<std::rc::Rc<u8>>; type Nums = (i32, [u8; 4]);`,
  );
  const method = (trait: string, name: string) =>
    w.db.assocItems(w.def(trait)).find((it) => it.name === name)?.def ?? w.def(trait);
  test('blanket and concrete impls', () => {
    const into = w.mono.resolveInstance(method('IntoIterator', 'into_iter'), w.args(w.ty('V')));
    expect(into.kind === 'fn' && into.args).toEqual(w.args(mkInt('i32')));
    const self = w.mono.resolveInstance(method('IntoIterator', 'into_iter'), w.args(w.ty('It')));
    expect(self.kind === 'fn' && self.args).toEqual(w.args(w.ty('It')));
    const conv = w.mono.resolveInstance(method('Into', 'into'), w.args(mkInt('u8'), mkInt('i64')));
    expect(conv.kind === 'fn' && conv.args).toEqual(w.args(mkInt('u8'), mkInt('i64')));
  });
  test('clones of structural types', () =>
    expect(w.mono.resolveInstance(method('Clone', 'clone'), w.args(w.ty('T2'))).kind).toBe('cloneShim'));
  test('drop', () => {
    expect(w.mono.needsDrop(w.ty('Opt'))).toBe(true);
    expect(w.mono.needsDrop(w.ty('Nums'))).toBe(false);
    expect(w.mono.dropImpl(w.ty('Rcs'))?.kind).toBe('fn');
    expect(w.mono.isCopy(w.ty('Nums'))).toBe(true);
    expect(w.mono.isCopy(w.ty('RV'))).toBe(true);
  });
});
