//! Where the real libraries define what our one has under the same public path: `std::vec::Vec` is `alloc::vec::Vec`.

/** The path of the definition of a library item with a public path; undefined if nothing is known of it. */
export function realPath(krate: string, path: string): string | undefined {
  if (krate !== 'std') return OTHER_CRATES.get(path);
  const [, module, ...rest] = path.split('::');
  const name = rest[rest.length - 1];
  if (module === undefined || name === undefined) return undefined;
  const within = [module, ...rest.slice(0, -1)].join('::');
  const file = PLACES.get(`${within}::${name}`);
  if (file !== undefined) return `${file}::${name}`;
  const root = CORE.has(module) || within === 'sync::atomic' ? 'core' : ALLOC.has(module) ? 'alloc' : 'std';
  const inner = ONE_FILE_EACH.get(within)?.(name);
  return [root, within, ...(inner === undefined ? [] : [inner]), name].join('::');
}

const words = (text: string): readonly string[] => text.split(' ');
const snake = (name: string): string => name.replace(/(?<!^)[A-Z]/g, (c) => `_${c}`).toLowerCase();

const CORE: ReadonlySet<string> = new Set(
  words(
    'any array ascii cell char clone cmp convert default error fmt future hash hint iter marker mem net num ops option panic pin ptr result slice str task time',
  ),
);
const ALLOC: ReadonlySet<string> = new Set(words('borrow boxed rc string vec alloc'));

const ITER_SOURCES: ReadonlySet<string> = new Set(
  words('Empty FromFn Once OnceWith Repeat RepeatN RepeatWith Successors'),
);
/** Modules that put each item into a file of its own. */
const ONE_FILE_EACH: ReadonlyMap<string, (name: string) => string> = new Map([
  ['future', snake],
  ['iter', (name: string) => `${ITER_SOURCES.has(name) ? 'sources' : 'adapters'}::${snake(name)}`],
]);

/** Public module, module of the definitions, names. */
const TABLE: readonly (readonly [string, string, string])[] = [
  ['ops', 'core::ops::range', 'Range RangeFrom RangeTo RangeFull RangeInclusive RangeToInclusive Bound RangeBounds'],
  ['ops', 'core::ops::function', 'Fn FnMut FnOnce'],
  ['ops', 'core::ops::async_function', 'AsyncFn AsyncFnMut AsyncFnOnce'],
  ['ops', 'core::ops::control_flow', 'ControlFlow'],
  ['ops', 'core::ops::arith', 'Add Sub Mul Div Rem Neg AddAssign SubAssign MulAssign DivAssign RemAssign'],
  ['ops', 'core::ops::deref', 'Deref DerefMut'],
  ['ops', 'core::ops::drop', 'Drop'],
  ['task', 'core::task::poll', 'Poll'],
  ['task', 'core::task::wake', 'Waker Context RawWaker RawWakerVTable'],
  ['task', 'alloc::task', 'Wake'],
  ['iter', 'core::iter::traits::iterator', 'Iterator'],
  ['iter', 'core::iter::traits::collect', 'IntoIterator FromIterator Extend'],
  ['iter', 'core::iter::traits::double_ended', 'DoubleEndedIterator'],
  ['iter', 'core::iter::traits::exact_size', 'ExactSizeIterator'],
  ['iter', 'core::iter::adapters::flatten', 'FlatMap'],
  ['sync', 'alloc::sync', 'Arc Weak'],
  ['sync', 'std::sync::poison', 'PoisonError TryLockError'],
  ['sync', 'std::sync::poison::mutex', 'Mutex MutexGuard'],
  ['sync', 'std::sync::poison::rwlock', 'RwLock RwLockReadGuard RwLockWriteGuard'],
  ['sync', 'std::sync::poison::condvar', 'Condvar'],
  ['sync', 'std::sync::poison::once', 'Once OnceState'],
  ['sync', 'std::sync::once_lock', 'OnceLock'],
  ['sync', 'std::sync::lazy_lock', 'LazyLock'],
  ['sync', 'std::sync::barrier', 'Barrier BarrierWaitResult'],
  ['collections', 'std::collections::hash::map', 'HashMap'],
  ['collections', 'std::collections::hash::set', 'HashSet'],
  ['collections', 'alloc::collections::btree::map', 'BTreeMap'],
  ['collections', 'alloc::collections::btree::set', 'BTreeSet'],
  ['collections', 'alloc::collections::vec_deque', 'VecDeque'],
  ['collections', 'alloc::collections::binary_heap', 'BinaryHeap'],
  ['collections', 'alloc::collections::linked_list', 'LinkedList'],
  ['hash', 'std::hash::random', 'RandomState DefaultHasher'],
  ['io', 'std::io::error', 'Error ErrorKind'],
  ['io', 'std::io::cursor', 'Cursor'],
  ['io', 'std::io::stdio', 'Stdin Stdout Stderr StdinLock StdoutLock StderrLock'],
  ['num', 'core::num::error', 'ParseIntError TryFromIntError IntErrorKind'],
  ['num', 'core::num::wrapping', 'Wrapping'],
  ['num', 'core::num::nonzero', 'NonZero'],
  ['cell', 'core::cell::once', 'OnceCell'],
  ['cell', 'core::cell::lazy', 'LazyCell'],
  ['time', 'std::time', 'Instant SystemTime SystemTimeError'],
  ['thread', 'std::thread::join_handle', 'JoinHandle'],
  ['thread', 'std::thread::local', 'LocalKey AccessError'],
  ['net', 'core::net::socket_addr', 'SocketAddr SocketAddrV4 SocketAddrV6'],
  ['net', 'core::net::ip_addr', 'IpAddr Ipv4Addr Ipv6Addr'],
  ['net', 'std::net::tcp', 'TcpListener TcpStream'],
  ['vec', 'alloc::vec::into_iter', 'IntoIter'],
  ['vec', 'alloc::vec::drain', 'Drain'],
  ['slice', 'core::slice::iter', 'Iter IterMut Chunks ChunksMut Windows Split'],
  ['str', 'core::str::iter', 'Chars CharIndices Bytes Split Lines SplitWhitespace'],
  ['str', 'core::str::error', 'Utf8Error ParseBoolError'],
  ['ffi', 'std::ffi::os_str', 'OsString OsStr'],
  ['mem', 'core::mem::manually_drop', 'ManuallyDrop'],
  ['mem', 'core::mem::maybe_uninit', 'MaybeUninit'],
  ['panic', 'core::panic::unwind_safe', 'AssertUnwindSafe UnwindSafe RefUnwindSafe'],
  ['panic', 'core::panic::location', 'Location'],
];
const PLACES: ReadonlyMap<string, string> = new Map(
  TABLE.flatMap(([module, file, names]) => words(names).map((name) => [`${module}::${name}`, file] as const)),
);

const OTHER_CRATES: ReadonlyMap<string, string> = new Map([
  ['tokio::task::JoinHandle', 'tokio::runtime::task::join::JoinHandle'],
  ['tokio::task::JoinError', 'tokio::runtime::task::error::JoinError'],
  ['tokio::task::JoinSet', 'tokio::task::join_set::JoinSet'],
  ['tokio::sync::Mutex', 'tokio::sync::mutex::Mutex'],
  ['tokio::sync::RwLock', 'tokio::sync::rwlock::RwLock'],
  ['tokio::sync::Semaphore', 'tokio::sync::semaphore::Semaphore'],
  ['tokio::sync::Notify', 'tokio::sync::notify::Notify'],
  ['tokio::sync::mpsc::Sender', 'tokio::sync::mpsc::bounded::Sender'],
  ['tokio::sync::mpsc::Receiver', 'tokio::sync::mpsc::bounded::Receiver'],
  ['tokio::sync::mpsc::UnboundedSender', 'tokio::sync::mpsc::unbounded::UnboundedSender'],
  ['tokio::sync::mpsc::UnboundedReceiver', 'tokio::sync::mpsc::unbounded::UnboundedReceiver'],
  ['tokio::time::Sleep', 'tokio::time::sleep::Sleep'],
  ['tokio::time::Instant', 'tokio::time::instant::Instant'],
  ['tokio::time::Interval', 'tokio::time::interval::Interval'],
  ['tokio::runtime::Runtime', 'tokio::runtime::runtime::Runtime'],
]);
