//! An expression for a value of a type: what a made-up function returns, and what `main` calls a function with.
import type { Def, DefId } from '../../compiler/hir/hir.ts';
import type { Checker } from '../../compiler/types/api.ts';
import type { FnSig, GenericArgs, Predicate, Ty } from '../../compiler/types/ty.ts';
import { kindOf, nounOf, singularOf } from './words.ts';

/** Makes values. `ownTypes`: paths of the fragment's own types. */
export class Values {
  private readonly checker: Checker;
  /** Functions that take a `T` by value, by `T`: they answer what a made-up channel receives. */
  private readonly takers: ReadonlyMap<string, string>;
  /** Types whose `new` was made up. */
  private readonly madeUp: ReadonlySet<string>;

  constructor(checker: Checker, takers: ReadonlyMap<string, string>, madeUp: ReadonlySet<string>) {
    this.checker = checker;
    this.takers = takers;
    this.madeUp = madeUp;
  }

  private def(id: DefId): Def {
    return this.checker.db.program.def(id);
  }

  /** The path by which the text can name a definition. */
  pathOf(id: DefId): string {
    const def = this.def(id);
    if (def.krate !== 'main') return this.checker.db.program.pathOf(id);
    const names = [def.name];
    for (let at = def.parent; at !== undefined;) {
      const parent = this.def(at);
      if (parent.parent === undefined) break;
      if (parent.kind === 'mod') names.unshift(parent.name);
      at = parent.parent;
    }
    return names.join('::');
  }

  /** `hint`: the name of what the value is for. `n`: which of several. Undefined if no value can be written. */
  of(ty: Ty, hint: string, depth = 0, n = 0): string | undefined {
    if (depth > 6) return undefined;
    switch (ty.kind) {
      case 'bool':
        return 'true';
      case 'char':
        return `'${String.fromCharCode(97 + n)}'`;
      case 'str':
      case 'never':
      case 'error':
      case 'param':
      case 'infer':
      case 'projection':
      case 'fnDef':
      case 'closure':
      case 'coroutine':
      case 'ptr':
      case 'fnPtr':
        return undefined;
      case 'int':
        return String(n + (/port/.test(hint) ? 8080 : /max|retries|attempts|limit/.test(hint) ? 3 : 1));
      case 'float':
        return `${String(n + 1)}.5`;
      case 'tuple': {
        const items = ty.items.map((item, i) => this.of(item, hint, depth + 1, i));
        if (items.some((it) => it === undefined)) return undefined;
        return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
      }
      case 'array': {
        const elem = this.of(ty.elem, hint, depth + 1, n);
        const length = this.checker.db.evalConst(ty.len);
        return elem === undefined || length.kind !== 'value' ? undefined : `[${elem}; ${String(length.value)}]`;
      }
      case 'slice':
        return undefined;
      case 'ref':
        return this.reference(ty.ty, ty.mut === 'mut', hint, depth, n);
      case 'dyn':
        return undefined;
      case 'opaque':
        return this.opaque(ty.def, ty.args, hint, depth);
      case 'adt':
        return this.adt(ty.def, ty.args, hint, depth, n);
    }
  }

  private reference(of: Ty, isMut: boolean, hint: string, depth: number, n: number): string | undefined {
    if (of.kind === 'str') return `"${wordFor(hint, n)}"`;
    const mark = isMut ? '&mut ' : '&';
    if (of.kind === 'slice') {
      const items = this.several(of.elem, hint, depth);
      return items === undefined ? undefined : `${mark}[${items}]`;
    }
    if (of.kind === 'adt' && this.def(of.def).name === 'Path') return 'std::path::Path::new("notes.txt")';
    const value = this.of(of, hint, depth + 1, n);
    return value === undefined ? undefined : `${mark}${value}`;
  }

  private several(elem: Ty, hint: string, depth: number): string | undefined {
    const name = singularOf(hint) ?? hint;
    const items = [0, 1, 2].map((n) => this.of(elem, name, depth + 1, n));
    return items.some((it) => it === undefined) ? undefined : items.join(', ');
  }

  private opaque(def: DefId, args: GenericArgs, hint: string, depth: number): string | undefined {
    const db = this.checker.db;
    const self = db.typeOf(def);
    for (const bound of db.itemBounds(def, self, args)) {
      if (bound.kind !== 'projection') continue;
      const trait = this.def(this.def(bound.def).parent ?? bound.def).name;
      const item = this.of(bound.ty, hint, depth + 1);
      if (item === undefined) continue;
      if (trait === 'Future') return `async { ${item} }`;
      if (trait === 'Stream') return `futures::stream::iter(vec![${item}])`;
      if (trait === 'Iterator') return `vec![${item}].into_iter()`;
    }
    return undefined;
  }

  private adt(id: DefId, args: GenericArgs, hint: string, depth: number, n: number): string | undefined {
    const types = args.flatMap((a) => (a.kind === 'type' ? [a.ty] : []));
    const def = this.def(id);
    if (def.krate === 'main') return this.own(def, args, hint, depth, n);
    const path = this.checker.db.program.pathOf(id);
    const inner = (i: number, as = hint): string | undefined => {
      const ty = types[i];
      return ty === undefined ? undefined : this.of(ty, as, depth + 1, n);
    };
    const wrap = (before: string, after = ')'): string | undefined => {
      const value = inner(0);
      return value === undefined ? undefined : `${before}${value}${after}`;
    };
    switch (path.replace(/^(core|alloc)::/, 'std::')) {
      case 'std::string::String':
      case 'String':
        return `"${wordFor(hint, n)}".to_string()`;
      case 'std::option::Option':
      case 'Option':
        return wrap('Some(');
      case 'std::result::Result':
      case 'Result':
        return wrap('Ok(');
      case 'std::vec::Vec':
      case 'Vec': {
        const elem = types[0];
        if (elem?.kind === 'int' && elem.int === 'u8') return `b"${wordFor(hint, n)}".to_vec()`;
        const items = elem === undefined ? undefined : this.several(elem, hint, depth);
        return items === undefined ? 'Vec::new()' : `vec![${items}]`;
      }
      case 'std::boxed::Box':
      case 'Box':
        return this.boxed(types[0], hint, depth, n);
      case 'std::pin::Pin':
        return this.pinned(types[0], hint, depth);
      case 'std::marker::PhantomData':
        return path;
      case 'std::time::Duration':
        return `std::time::Duration::from_millis(${/timeout|deadline|max/.test(hint) ? '500' : '100'})`;
      case 'std::path::PathBuf':
        return 'std::path::PathBuf::from("notes.txt")';
      case 'std::net::SocketAddr':
        return '"127.0.0.1:8080".parse().unwrap()';
      case 'std::io::Error':
        return 'std::io::Error::other("simulated")';
      case 'anyhow::Error':
        return 'anyhow::anyhow!("simulated")';
      default:
        return this.library(path, types, inner, wrap, hint, depth);
    }
  }

  private library(
    path: string,
    types: readonly Ty[],
    inner: (i: number, as?: string) => string | undefined,
    wrap: (before: string, after?: string) => string | undefined,
    hint: string,
    depth: number,
  ): string | undefined {
    const name = path.slice(path.lastIndexOf(':') + 1);
    if (/^(Arc|Rc|Mutex|RwLock|RefCell|Cell|OnceCell)$/.test(name)) return wrap(`${path}::new(`);
    if (
      /^(HashMap|HashSet|BTreeMap|BTreeSet|VecDeque|BinaryHeap|CancellationToken|TaskTracker|JoinSet|Notify|BytesMut|FuturesUnordered|LocalSet)$/.test(
        name,
      )
    )
      return name === 'CancellationToken' ? this.token(path) : `${path}::new()`;
    if (/^Atomic/.test(name)) return name === 'AtomicBool' ? `${path}::new(false)` : `${path}::new(0)`;
    const module = path.slice(0, path.lastIndexOf('::'));
    switch (path) {
      case 'tokio::sync::Semaphore':
        return `${path}::new(2)`;
      case 'tokio::sync::Barrier':
        return `${path}::new(1)`;
      case 'tokio::time::Instant':
      case 'std::time::Instant':
        return `${path}::now()`;
      case 'tokio::time::Interval':
        return 'tokio::time::interval(std::time::Duration::from_millis(100))';
      case 'tokio::task::JoinHandle': {
        const value = inner(0);
        return value === undefined ? undefined : `tokio::spawn(async { ${value} })`;
      }
      case 'tokio::sync::mpsc::Receiver':
      case 'tokio::sync::mpsc::UnboundedReceiver': {
        const elem = types[0];
        const items = elem === undefined ? undefined : this.several(elem, singularOf(hint) ?? 'item', depth);
        if (items === undefined) return undefined;
        const isBounded = name === 'Receiver';
        return `{\n    let (tx, rx) = ${module}::${isBounded ? 'channel(8)' : 'unbounded_channel()'};\n    for item in [${items}] {\n        tx.${isBounded ? 'try_send' : 'send'}(item).ok();\n    }\n    rx\n}`;
      }
      case 'tokio::sync::mpsc::Sender':
      case 'tokio::sync::mpsc::UnboundedSender':
        return this.sender(module, name === 'Sender', types[0]);
      case 'tokio::sync::oneshot::Receiver': {
        const value = inner(0);
        return value === undefined
          ? undefined
          : `{\n    let (tx, rx) = ${module}::channel();\n    tx.send(${value}).ok();\n    rx\n}`;
      }
      case 'tokio::sync::oneshot::Sender':
        return `${module}::channel().0`;
      case 'tokio::sync::broadcast::Sender':
        return `${module}::channel(8).0`;
      case 'tokio::sync::broadcast::Receiver': {
        const value = inner(0);
        return value === undefined
          ? undefined
          : `{\n    let (tx, rx) = ${module}::channel(8);\n    tx.send(${value}).ok();\n    rx\n}`;
      }
      case 'tokio::sync::watch::Sender':
        return wrap(`${module}::channel(`, ').0');
      case 'tokio::sync::watch::Receiver':
        return wrap(`${module}::channel(`, ').1');
      case 'tokio::net::TcpListener':
        return 'tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap()';
      case 'tokio::net::TcpStream':
        return CONNECTED;
      case 'tokio::io::BufReader':
      case 'tokio::io::BufWriter':
        return wrap(`${path}::new(`);
      case 'tokio::runtime::Runtime':
        return 'tokio::runtime::Runtime::new().unwrap()';
      case 'bytes::Bytes':
        return `bytes::Bytes::from_static(b"${wordFor(hint, 0)}")`;
      default:
        return undefined;
    }
  }

  /** Cancelled after a while, so that what waits for it comes to its end. */
  private token(path: string): string {
    return `{\n    let token = ${path}::new();\n    let stop = token.clone();\n    tokio::spawn(async move {\n        tokio::time::sleep(std::time::Duration::from_millis(500)).await;\n        stop.cancel();\n    });\n    token\n}`;
  }

  /** Somebody takes what is sent: the function of the fragment that wants such a value, or nobody looks at it. */
  private sender(module: string, isBounded: boolean, elem: Ty | undefined): string {
    const taker = elem === undefined ? undefined : this.takers.get(this.checker.db.printTy(elem));
    const make = isBounded ? 'channel(8)' : 'unbounded_channel()';
    const use = taker === undefined ? 'drop(item);' : `${taker}(item).await;`;
    return `{\n    let (tx, mut rx) = ${module}::${make};\n    tokio::spawn(async move {\n        while let Some(item) = rx.recv().await {\n            ${use}\n        }\n    });\n    tx\n}`;
  }

  private boxed(ty: Ty | undefined, hint: string, depth: number, n: number): string | undefined {
    if (ty?.kind === 'dyn') {
      const name = ty.principal === undefined ? '' : this.def(ty.principal.def).name;
      if (name === 'Error') return '"simulated".into()';
      return this.future(ty, hint, depth, 'Box::new');
    }
    const value = ty === undefined ? undefined : this.of(ty, hint, depth + 1, n);
    return value === undefined ? undefined : `Box::new(${value})`;
  }

  private pinned(ty: Ty | undefined, hint: string, depth: number): string | undefined {
    if (ty?.kind !== 'adt') return undefined;
    const inner = ty.args.flatMap((a) => (a.kind === 'type' ? [a.ty] : []))[0];
    return inner?.kind === 'dyn' ? this.future(inner, hint, depth, 'Box::pin') : undefined;
  }

  private future(ty: Extract<Ty, { kind: 'dyn' }>, hint: string, depth: number, around: string): string | undefined {
    const item = ty.principal?.projections[0];
    const name = ty.principal === undefined ? '' : this.def(ty.principal.def).name;
    const value = item === undefined ? undefined : this.of(item.ty, hint, depth + 1);
    if (value === undefined) return undefined;
    if (name === 'Future') return `${around}(async { ${value} })`;
    if (name === 'Stream') return `${around}(futures::stream::iter(vec![${value}]))`;
    return undefined;
  }

  /** A type of the fragment, or one that was made up. */
  private own(def: Def, args: GenericArgs, hint: string, depth: number, n: number): string | undefined {
    if (def.kind !== 'struct' && def.kind !== 'enum') return undefined;
    const path = this.pathOf(def.id);
    if (def.kind === 'struct' && !this.madeUp.has(def.name)) {
      const made = this.constructed(def.id, path, depth);
      if (made !== undefined) return made;
    }
    const variants =
      def.kind === 'enum' ? def.variants.map((v, i) => [v, i] as const) : [[def.variants[0], 0] as const];
    for (const [variant, index] of variants) {
      if (variant === undefined) continue;
      const name = def.kind === 'enum' ? `${path}::${variant.name}` : path;
      if (variant.ctor === 'unit') return name;
      const tys = this.checker.db.fieldTys(def.id, index, args);
      const values = variant.fields.map((f, i) => {
        const ty = tys[i];
        return ty === undefined ? undefined : this.of(ty, /^\d+$/.test(f.name) ? hint : f.name, depth + 1, n);
      });
      if (values.some((v) => v === undefined)) continue;
      if (variant.ctor === 'tuple') return `${name}(${values.join(', ')})`;
      return `${name} { ${variant.fields.map((f, i) => `${f.name}: ${values[i] ?? ''}`).join(', ')} }`;
    }
    return undefined;
  }

  /** `T::new(..)` of the fragment, if it has one that is not async. */
  private constructed(id: DefId, path: string, depth: number): string | undefined {
    const { db } = this.checker;
    for (const impl of db.program.impls) {
      if (impl < db.program.nLibraryDefs) continue;
      const found = db.program.def(impl);
      if (found.kind !== 'impl' || found.trait !== undefined) continue;
      const self = db.typeOf(impl);
      if (self.kind !== 'adt' || self.def !== id) continue;
      for (const item of found.items) {
        const fn = db.program.def(item);
        if (fn.kind !== 'fn' || fn.name !== 'new' || fn.sig.isAsync || fn.sig.self !== 'none') continue;
        const sig = db.fnSig(item);
        if (sig.ret !== self && !(sig.ret.kind === 'adt' && sig.ret.def === id)) continue;
        const args = this.args(
          sig,
          fn.sig.params.map((p) => p.name),
          depth + 1,
        );
        if (args !== undefined) return `${path}::new(${args.join(', ')})`;
      }
    }
    return undefined;
  }

  /** Arguments for a call, or undefined if one of them has no value here. */
  args(sig: FnSig, names: readonly string[], depth = 0): readonly string[] | undefined {
    const values = sig.params.map((ty, i) => this.of(ty, names[i] ?? 'value', depth));
    return values.every((v) => v !== undefined) ? values : undefined;
  }

  /** Arguments of a generic function: closures for `F: FnMut() -> Fut`, plain values for the rest. */
  genericArgs(def: DefId, names: readonly string[]): readonly string[] | undefined {
    const { db } = this.checker;
    const predicates = db.predicatesOf(def).map((p) => p.predicate);
    const values = db.fnSig(def).params.map((ty, i) => this.generic(ty, names[i] ?? 'value', predicates, 0));
    return values.every((v) => v !== undefined) ? values : undefined;
  }

  private generic(ty: Ty, hint: string, predicates: readonly Predicate[], depth: number): string | undefined {
    if (depth > 5) return undefined;
    if (ty.kind === 'adt' && ty.flags.hasParam) {
      const name = this.def(ty.def).name;
      const parts = ty.args.flatMap((a) => (a.kind === 'type' ? [a.ty] : []));
      const inner =
        parts[0] === undefined ? undefined : this.generic(parts[0], singularOf(hint) ?? hint, predicates, depth + 1);
      if (inner === undefined) return undefined;
      if (name === 'Result') {
        const error =
          parts[1] === undefined || parts[1].flags.hasParam ? 'std::io::Error' : this.checker.db.printTy(parts[1]);
        return `Ok::<_, ${error}>(${inner})`;
      }
      if (name === 'Option') return `Some(${inner})`;
      if (name === 'Vec') return `vec![${inner}]`;
      if (/^(Arc|Mutex|RwLock|Rc|RefCell|Box)$/.test(name))
        return `${this.checker.db.program.pathOf(ty.def)}::new(${inner})`;
      return undefined;
    }
    if (ty.kind === 'ref' && ty.ty.kind === 'param') {
      const value = this.generic(ty.ty, hint, predicates, depth);
      return value === undefined ? undefined : `&${ty.mut === 'mut' ? 'mut ' : ''}${value}`;
    }
    if (ty.kind === 'tuple' && ty.flags.hasParam) {
      const items = ty.items.map((item) => this.generic(item, hint, predicates, depth + 1));
      return items.some((it) => it === undefined) ? undefined : `(${items.join(', ')})`;
    }
    if (ty.kind !== 'param') return this.of(ty, hint);
    const mine = predicates.filter((p) => {
      const self = p.kind === 'trait' ? p.trait.args[0] : p.args[0];
      return self?.kind === 'type' && self.ty === ty;
    });
    const traits = mine.flatMap((p) => (p.kind === 'trait' ? [this.def(p.trait.def).name] : []));
    const closure = mine.find((p) => p.kind === 'trait' && /^(Async)?Fn(Mut|Once)?$/.test(this.def(p.trait.def).name));
    const output = mine.find((p) => p.kind === 'projection');
    if (closure?.kind === 'trait') {
      const given = closure.trait.args[1];
      const count = given?.kind === 'type' && given.ty.kind === 'tuple' ? given.ty.items.length : 0;
      const result = output?.kind === 'projection' ? this.generic(output.ty, hint, predicates, depth + 1) : '()';
      if (result === undefined) return undefined;
      const isAsync = this.def(closure.trait.def).name.startsWith('Async');
      return `${isAsync ? 'async ' : ''}|${Array.from({ length: count }, () => '_').join(', ')}| ${result}`;
    }
    if (traits.includes('Future')) {
      const item = output?.kind === 'projection' ? this.generic(output.ty, hint, predicates, depth + 1) : '()';
      return item === undefined ? undefined : `async { ${item} }`;
    }
    if (traits.includes('Stream') || traits.includes('Iterator') || traits.includes('IntoIterator')) {
      const item = output?.kind === 'projection' ? this.generic(output.ty, hint, predicates, depth + 1) : '1';
      if (item === undefined) return undefined;
      return traits.includes('Stream') ? `Box::pin(futures::stream::iter(vec![${item}]))` : `vec![${item}]`;
    }
    if (traits.includes('AsyncRead') || traits.includes('AsyncBufRead')) return '&b"hello\\nworld\\n"[..]';
    if (traits.includes('AsyncWrite')) return 'Vec::new()';
    if (mine.some((p) => p.kind === 'trait' && this.def(p.trait.def).krate === 'main')) return undefined;
    if (traits.includes('Error')) return 'std::io::Error::other("simulated")';
    return kindOf(hint) === 'text' ? `"${wordFor(hint, 0)}".to_string()` : '1u64';
  }
}

const CONNECTED = `{
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        use tokio::io::AsyncWriteExt;
        let mut peer = tokio::net::TcpStream::connect(address).await.unwrap();
        peer.write_all(b"hello\\nworld\\n").await.unwrap();
    });
    listener.accept().await.unwrap().0
}`;

const SAMPLES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/url|uri/, ['https://example.com/a', 'https://example.com/b', 'https://example.com/c']],
  [/addr|host/, ['127.0.0.1:8080', '127.0.0.1:8081', '127.0.0.1:8082']],
  [/path|file/, ['notes.txt', 'list.txt', 'todo.txt']],
  [/name|user|who/, ['ada', 'bob', 'cyd']],
  [/email/, ['ada@example.com', 'bob@example.com', 'cyd@example.com']],
];

/** A word for text values. */
export function wordFor(hint: string, n: number): string {
  const sample = SAMPLES.find(([pattern]) => pattern.test(hint))?.[1];
  if (sample !== undefined) return sample[n] ?? `${hint}-${String(n)}`;
  const noun = nounOf(hint).replaceAll('_', ' ');
  const word = noun === '' || /^\d/.test(noun) ? 'value' : noun;
  return n === 0 ? word : `${word} ${String(n + 1)}`;
}
