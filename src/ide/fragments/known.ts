//! Names that people use without their `use` line, and what they mean nearly always. Everything else is looked up in the
//! index of the library's public names, unless the word is one that people give to things of their own.

const TYPES: Readonly<Record<string, string>> = {
  Duration: 'std::time::Duration',
  Instant: 'tokio::time::Instant',
  SystemTime: 'std::time::SystemTime',
  Arc: 'std::sync::Arc',
  Weak: 'std::sync::Weak',
  Rc: 'std::rc::Rc',
  RefCell: 'std::cell::RefCell',
  Cell: 'std::cell::Cell',
  HashMap: 'std::collections::HashMap',
  HashSet: 'std::collections::HashSet',
  BTreeMap: 'std::collections::BTreeMap',
  BTreeSet: 'std::collections::BTreeSet',
  VecDeque: 'std::collections::VecDeque',
  BinaryHeap: 'std::collections::BinaryHeap',
  Pin: 'std::pin::Pin',
  Context: 'std::task::Context',
  Poll: 'std::task::Poll',
  Waker: 'std::task::Waker',
  Wake: 'std::task::Wake',
  PhantomData: 'std::marker::PhantomData',
  Ordering: 'std::sync::atomic::Ordering',
  PathBuf: 'std::path::PathBuf',
  Path: 'std::path::Path',
  SocketAddr: 'std::net::SocketAddr',
  Display: 'std::fmt::Display',
  Debug: 'std::fmt::Debug',
  Infallible: 'std::convert::Infallible',
  ControlFlow: 'std::ops::ControlFlow',
  Semaphore: 'tokio::sync::Semaphore',
  OwnedSemaphorePermit: 'tokio::sync::OwnedSemaphorePermit',
  SemaphorePermit: 'tokio::sync::SemaphorePermit',
  Notify: 'tokio::sync::Notify',
  Barrier: 'tokio::sync::Barrier',
  OnceCell: 'tokio::sync::OnceCell',
  RwLock: 'tokio::sync::RwLock',
  Mutex: 'tokio::sync::Mutex',
  MutexGuard: 'tokio::sync::MutexGuard',
  Sender: 'tokio::sync::mpsc::Sender',
  Receiver: 'tokio::sync::mpsc::Receiver',
  UnboundedSender: 'tokio::sync::mpsc::UnboundedSender',
  UnboundedReceiver: 'tokio::sync::mpsc::UnboundedReceiver',
  JoinHandle: 'tokio::task::JoinHandle',
  JoinError: 'tokio::task::JoinError',
  JoinSet: 'tokio::task::JoinSet',
  LocalSet: 'tokio::task::LocalSet',
  AbortHandle: 'tokio::task::AbortHandle',
  Runtime: 'tokio::runtime::Runtime',
  Elapsed: 'tokio::time::error::Elapsed',
  Interval: 'tokio::time::Interval',
  MissedTickBehavior: 'tokio::time::MissedTickBehavior',
  TcpListener: 'tokio::net::TcpListener',
  TcpStream: 'tokio::net::TcpStream',
  UdpSocket: 'tokio::net::UdpSocket',
  BufReader: 'tokio::io::BufReader',
  BufWriter: 'tokio::io::BufWriter',
  AsyncRead: 'tokio::io::AsyncRead',
  AsyncWrite: 'tokio::io::AsyncWrite',
  AsyncReadExt: 'tokio::io::AsyncReadExt',
  AsyncWriteExt: 'tokio::io::AsyncWriteExt',
  AsyncBufReadExt: 'tokio::io::AsyncBufReadExt',
  SignalKind: 'tokio::signal::unix::SignalKind',
  CancellationToken: 'tokio_util::sync::CancellationToken',
  TaskTracker: 'tokio_util::task::TaskTracker',
  ReceiverStream: 'tokio_stream::wrappers::ReceiverStream',
  UnboundedReceiverStream: 'tokio_stream::wrappers::UnboundedReceiverStream',
  BroadcastStream: 'tokio_stream::wrappers::BroadcastStream',
  WatchStream: 'tokio_stream::wrappers::WatchStream',
  IntervalStream: 'tokio_stream::wrappers::IntervalStream',
  Stream: 'futures::Stream',
  StreamExt: 'futures::StreamExt',
  Sink: 'futures::Sink',
  SinkExt: 'futures::SinkExt',
  TryStreamExt: 'futures::TryStreamExt',
  FutureExt: 'futures::FutureExt',
  TryFutureExt: 'futures::TryFutureExt',
  FuturesUnordered: 'futures::stream::FuturesUnordered',
  FuturesOrdered: 'futures::stream::FuturesOrdered',
  BoxFuture: 'futures::future::BoxFuture',
  LocalBoxFuture: 'futures::future::LocalBoxFuture',
  Future: 'std::future::Future',
  Bytes: 'bytes::Bytes',
  BytesMut: 'bytes::BytesMut',
  Rng: 'rand::Rng',
};

const FUNCTIONS: Readonly<Record<string, string>> = {
  sleep: 'tokio::time::sleep',
  sleep_until: 'tokio::time::sleep_until',
  timeout: 'tokio::time::timeout',
  timeout_at: 'tokio::time::timeout_at',
  interval: 'tokio::time::interval',
  interval_at: 'tokio::time::interval_at',
  spawn: 'tokio::spawn',
  spawn_blocking: 'tokio::task::spawn_blocking',
  spawn_local: 'tokio::task::spawn_local',
  block_in_place: 'tokio::task::block_in_place',
  yield_now: 'tokio::task::yield_now',
  join_all: 'futures::future::join_all',
  try_join_all: 'futures::future::try_join_all',
  select_all: 'futures::future::select_all',
  poll_fn: 'std::future::poll_fn',
  ctrl_c: 'tokio::signal::ctrl_c',
};

const MODULES: Readonly<Record<string, string>> = {
  mpsc: 'tokio::sync::mpsc',
  oneshot: 'tokio::sync::oneshot',
  broadcast: 'tokio::sync::broadcast',
  watch: 'tokio::sync::watch',
  time: 'tokio::time',
  task: 'tokio::task',
  signal: 'tokio::signal',
  runtime: 'tokio::runtime',
  io: 'std::io',
  fs: 'tokio::fs',
  net: 'tokio::net',
  thread: 'std::thread',
  stream: 'futures::stream',
  future: 'futures::future',
  fmt: 'std::fmt',
  mem: 'std::mem',
  env: 'std::env',
};

const MACROS: Readonly<Record<string, string>> = {
  select: 'tokio::select',
  join: 'tokio::join',
  try_join: 'tokio::try_join',
  pin: 'tokio::pin',
  task_local: 'tokio::task_local',
  trace: 'tracing::trace',
  debug: 'tracing::debug',
  info: 'tracing::info',
  warn: 'tracing::warn',
  error: 'tracing::error',
  info_span: 'tracing::info_span',
  span: 'tracing::span',
  bail: 'anyhow::bail',
  anyhow: 'anyhow::anyhow',
  ensure: 'anyhow::ensure',
  stream: 'async_stream::stream',
  try_stream: 'async_stream::try_stream',
  pin_project: 'pin_project_lite::pin_project',
  instrument: 'tracing::instrument',
  async_trait: 'async_trait::async_trait',
};

/** Words that people use for things of their own, though the library has public items of that name. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'Error', 'Result', 'Event', 'Data', 'Config', 'State', 'Client', 'Server', 'Job', 'Task', 'User', 'Message', 'Request',
  'Response', 'Item', 'Page', 'Value', 'Id', 'Handle', 'Connection', 'Session', 'Worker', 'Database', 'Cache', 'Service',
  'Metrics', 'Command', 'Output', 'Pool', 'Queue', 'Builder', 'Level', 'Record', 'Entry', 'Key', 'Input', 'Work',
  'Product', 'Report', 'Order', 'Status', 'Stats', 'Settings', 'Options', 'Kind', 'Type', 'Action', 'Update', 'Query',
  'Row', 'Account', 'Payload', 'Packet', 'Frame', 'Token', 'Resource', 'Node', 'Point', 'Batch', 'Chunk', 'File', 'Store',
  'Registry', 'Dispatch', 'Subscriber', 'Visit', 'Field', 'Interest', 'Metadata', 'Span', 'Map', 'Filter', 'Once', 'Empty',
  'Ready', 'Take', 'Chain', 'Zip', 'Repeat', 'Split', 'Scope', 'Thread', 'Location', 'Child', 'Stdin', 'Component',
]); // prettier-ignore

/** What kind of thing a name stands for at a place. */
export type NameKind = 'type' | 'function' | 'module' | 'macro';

/** The path that a bare name nearly always means; undefined if people mean something of their own. */
export function knownPath(
  name: string,
  kind: NameKind,
  index: (name: string) => string | undefined,
): string | undefined {
  switch (kind) {
    case 'type':
      if (/^Atomic[A-Z]/.test(name)) return `std::sync::atomic::${name}`;
      return TYPES[name] ?? (OWN_WORDS.has(name) ? undefined : index(name));
    case 'function':
      return FUNCTIONS[name];
    case 'module':
      return MODULES[name];
    case 'macro':
      return MACROS[name];
  }
}
