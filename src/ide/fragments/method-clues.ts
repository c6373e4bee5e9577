//! What the name of a method says about the type it is called on.
import { named, refTo } from './type-text.ts';
import type { Ty } from './type-text.ts';

const OPEN: Ty = { kind: 'unknown' };
const TEXT = named('String');
const SYNC = 'tokio::sync::';

type Clue = (awaited: boolean, hint: string) => Ty;
const is =
  (ty: Ty): Clue =>
  () =>
    ty;

/** Method names by the type that has them; the first list that holds a name decides. */
const LISTS: readonly (readonly [string, Clue])[] = [
  ['trim parse to_uppercase to_lowercase lines chars as_str split split_whitespace as_bytes starts_with ends_with push_str replace to_owned to_string', is(TEXT)],
  ['map_err unwrap_or_else is_err is_ok or_else context with_context unwrap_err', is(named('Result', OPEN, OPEN))],
  ['unwrap expect unwrap_or_default', is(named('Result', OPEN, OPEN))],
  ['is_some is_none ok_or ok_or_else cloned copied unwrap_or', is(named('Option', OPEN))],
  ['iter into_iter iter_mut len push pop extend drain first sort sort_by truncate windows chunks is_empty join concat with_capacity swap_remove', is(named('Vec', OPEN))],
  ['insert entry contains_key get_mut values keys', is(named('std::collections::HashMap', OPEN, OPEN))],
  ['push_back pop_front push_front', is(named('std::collections::VecDeque', OPEN))],
  ['cancelled cancel child_token is_cancelled run_until_cancelled cancelled_owned', is(named('tokio_util::sync::CancellationToken'))],
  ['acquire acquire_owned try_acquire try_acquire_owned available_permits', is(named('std::sync::Arc', named(`${SYNC}Semaphore`)))],
  ['notified notify_one notify_waiters', is(named('std::sync::Arc', named(`${SYNC}Notify`)))],
  ['changed borrow_and_update', is(named(`${SYNC}watch::Receiver`, OPEN))],
  ['subscribe', is(named(`${SYNC}broadcast::Sender`, OPEN))],
  ['send_replace send_modify send_if_modified', is(named(`${SYNC}watch::Sender`, OPEN))],
  ['try_recv recv blocking_recv recv_many', (_, hint) => named(/shutdown|event|news|broadcast/.test(hint) ? `${SYNC}broadcast::Receiver` : `${SYNC}mpsc::Receiver`, OPEN)],
  ['send', (awaited, hint) => named(awaited ? `${SYNC}mpsc::Sender` : /oneshot|reply|resp|done|answer/.test(hint) ? `${SYNC}oneshot::Sender` : /shutdown|broadcast|event/.test(hint) ? `${SYNC}broadcast::Sender` : `${SYNC}mpsc::UnboundedSender`, OPEN)],
  ['try_send reserve send_timeout blocking_send', is(named(`${SYNC}mpsc::Sender`, OPEN))],
  ['lock try_lock', (awaited) => named('std::sync::Arc', named(awaited ? `${SYNC}Mutex` : 'std::sync::Mutex', OPEN))],
  ['tick', is(named('tokio::time::Interval'))],
  ['elapsed duration_since', is(named('tokio::time::Instant'))],
  ['as_secs as_millis as_secs_f64 as_micros as_nanos', is(named('std::time::Duration'))],
  ['abort is_finished abort_handle', is(named('tokio::task::JoinHandle', OPEN))],
  ['join_next abort_all join_all', is(named('tokio::task::JoinSet', OPEN))],
  ['accept local_addr', is(named('tokio::net::TcpListener'))],
  ['read_exact read_to_end read_to_string write_all read_line flush peer_addr', is(named('tokio::net::TcpStream'))],
  ['block_on', is(named('tokio::runtime::Runtime'))],
  ['fetch_add fetch_sub load store', is(named('std::sync::Arc', named('std::sync::atomic::AtomicU64')))],
  ['pow abs wrapping_add checked_add saturating_sub', is(named('u64'))],
  ['next', is({ kind: 'text', text: 'std::pin::Pin<Box<dyn futures::Stream<Item = u64> + Send>>' })],
]; // prettier-ignore

const CLUES: ReadonlyMap<string, Clue> = new Map(
  [...LISTS].reverse().flatMap(([names, clue]) => names.split(' ').map((name) => [name, clue] as const)),
);

/** The type that `.name()` speaks of, or undefined: then it is a type of its own. */
export function typeWithMethod(name: string, awaited: boolean, hint: string): Ty | undefined {
  if ((name === 'read' || name === 'write') && awaited) return named('std::sync::Arc', named(`${SYNC}RwLock`, OPEN));
  return CLUES.get(name)?.(awaited, hint);
}

/** What a bound on a type says about it, if nothing else does. */
export function typeWithTrait(trait: string): Ty | undefined {
  if (
    /^(Display|std::fmt::Display|ToString|AsRef<(Path|OsStr)>|ToSocketAddrs|From<&(str|String)>|From<String>)$/.test(
      trait,
    ) ||
    trait.endsWith('ToSocketAddrs')
  )
    return TEXT;
  if (/^(AsRef<str>|std::str::pattern::Pattern|Pattern)$/.test(trait)) return refTo(named('str'));
  if (/^(FromStr|Sum|Product|Copy|std::iter::Sum|LowerHex|Add|std::ops::\w+|Step)/.test(trait)) return named('u64');
  if (/^AsRef<\[u8\]>$/.test(trait)) return named('Vec', named('u8'));
  if (/^(std::error::Error|Error)$/.test(trait)) return named('std::io::Error');
  return undefined;
}
