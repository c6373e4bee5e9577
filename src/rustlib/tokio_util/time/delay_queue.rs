//! A queue whose entries come out when their time has come (TU-6).
use futures_core::{ready, Stream};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::sim;
use tokio::time::{sleep_until, Instant, Sleep};

/// Most entries.
const MAX_ENTRIES: usize = (1 << 30) - 1;

/// Longest delay, in milliseconds.
const MAX_DURATION: u64 = (1 << 36) - 1;

/// A queue of values with delays; a stream of those that are due.
pub struct DelayQueue<T> {
    slots: Vec<Option<Data<T>>>,
    free: Vec<usize>,
    /// Free slots that `compact` has removed in effect.
    compacted: usize,
    wheel: usize,
    /// Due already, the latest inserted on top.
    expired: Vec<usize>,
    delay: Option<Pin<Box<Sleep>>>,
    /// Last tick the queue has looked at.
    wheel_now: u64,
    start: Instant,
    waker: Option<Waker>,
}

struct Data<T> {
    inner: T,
    when: u64,
    is_expired: bool,
    /// Key in the wheel; 0 if it is not in there.
    timer: usize,
}

/// A value that is due.
#[derive(Debug)]
pub struct Expired<T> {
    data: T,
    deadline: Instant,
    key: Key,
}

/// Refers to an entry. Keys are used again: one that outlives its entry may come to mean another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    index: usize,
}

impl<T> DelayQueue<T> {
    /// An empty queue.
    pub fn new() -> DelayQueue<T> {
        DelayQueue {
            slots: Vec::new(),
            free: Vec::new(),
            compacted: 0,
            wheel: sim::wheel_new(true),
            expired: Vec::new(),
            delay: None,
            wheel_now: 0,
            start: Instant::now(),
            waker: None,
        }
    }

    pub fn with_capacity(capacity: usize) -> DelayQueue<T> {
        let mut queue = DelayQueue::new();
        queue.slots.reserve_exact(capacity);
        queue
    }

    /// Inserts a value that is due then.
    #[track_caller]
    pub fn insert_at(&mut self, value: T, when: Instant) -> Key {
        let when = self.normalize(when);
        let slot = match self.free.pop() {
            Some(slot) => {
                self.compacted = self.compacted.min(self.free.len());
                slot
            }
            None => {
                self.slots.push(None);
                self.slots.len() - 1
            }
        };
        self.slots[slot] = Some(Data { inner: value, when, is_expired: false, timer: 0 });
        self.schedule(slot, when);
        let earliest = match &self.delay {
            Some(delay) => self.normalize(delay.deadline()) > when,
            None => true,
        };
        if earliest {
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
            let at = self.start + Duration::from_millis(when);
            match &mut self.delay {
                Some(delay) => delay.as_mut().reset(at),
                None => self.delay = Some(Box::pin(sleep_until(at))),
            }
        }
        Key { index: slot }
    }

    /// Inserts a value that is due after so long.
    #[track_caller]
    pub fn insert(&mut self, value: T, timeout: Duration) -> Key {
        self.insert_at(value, Instant::now() + timeout)
    }

    /// Into the wheel, or onto the stack of what is due.
    #[track_caller]
    fn schedule(&mut self, slot: usize, when: u64) {
        if when > sim::wheel_elapsed(self.wheel) + MAX_DURATION {
            panic!("invalid deadline; err=Invalid");
        }
        let timer = sim::wheel_insert(self.wheel, when, slot + 1);
        if let Some(data) = &mut self.slots[slot] {
            data.timer = timer;
            data.is_expired = timer == 0;
        }
        if timer == 0 {
            self.expired.push(slot);
        }
    }

    /// Milliseconds since the start, rounded up; not before what was processed.
    fn normalize(&self, when: Instant) -> u64 {
        let ms = when.saturating_duration_since(self.start).as_nanos().div_ceil(1_000_000) as u64;
        ms.max(sim::wheel_elapsed(self.wheel))
    }

    fn next_deadline(&self) -> Option<Instant> {
        match sim::wheel_next(self.wheel) {
            u64::MAX => None,
            tick => Some(self.start + Duration::from_millis(tick)),
        }
    }

    /// The next value that is due.
    pub fn poll_expired(&mut self, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>> {
        let fresh = match &self.waker {
            Some(waker) => !waker.will_wake(cx.waker()),
            None => true,
        };
        if fresh {
            self.waker = Some(cx.waker().clone());
        }
        let slot = match ready!(self.poll_slot(cx)) {
            Some(slot) => slot,
            None => return Poll::Ready(None),
        };
        match self.take(slot) {
            Some(data) => {
                let deadline = self.start + Duration::from_millis(data.when);
                Poll::Ready(Some(Expired { data: data.inner, deadline, key: Key { index: slot } }))
            }
            None => unreachable!(),
        }
    }

    fn poll_slot(&mut self, cx: &mut Context<'_>) -> Poll<Option<usize>> {
        if let Some(slot) = self.expired.pop() {
            return Poll::Ready(Some(slot));
        }
        loop {
            if let Some(delay) = &mut self.delay {
                if !delay.is_elapsed() {
                    ready!(delay.as_mut().poll(cx));
                }
                self.wheel_now = (delay.deadline() - self.start).as_millis() as u64;
            }
            self.delay = None;
            let token = sim::wheel_expire(self.wheel, self.wheel_now);
            if token != 0 {
                if let Some(at) = self.next_deadline() {
                    self.delay = Some(Box::pin(sleep_until(at)));
                }
                if let Some(data) = &mut self.slots[token - 1] {
                    data.timer = 0;
                }
                return Poll::Ready(Some(token - 1));
            }
            match self.next_deadline() {
                Some(at) => self.delay = Some(Box::pin(sleep_until(at))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn take(&mut self, slot: usize) -> Option<Data<T>> {
        let data = self.slots.get_mut(slot)?.take()?;
        self.free.push(slot);
        Some(data)
    }

    fn is_known(&self, key: &Key) -> bool {
        matches!(self.slots.get(key.index), Some(Some(_)))
    }

    /// Takes an entry out of the wheel or the stack.
    fn unschedule(&mut self, slot: usize) {
        if let Some(data) = &mut self.slots[slot] {
            if data.is_expired {
                self.expired.retain(|s| *s != slot);
            } else {
                sim::wheel_remove(self.wheel, data.timer);
            }
        }
    }

    /// Takes an entry out; panics if it is not in the queue.
    #[track_caller]
    pub fn remove(&mut self, key: &Key) -> Expired<T> {
        match self.try_remove(key) {
            Some(expired) => expired,
            None => panic!("invalid key"),
        }
    }

    /// Takes an entry out, if it is in the queue.
    pub fn try_remove(&mut self, key: &Key) -> Option<Expired<T>> {
        if !self.is_known(key) {
            return None;
        }
        let before = self.next_deadline();
        self.unschedule(key.index);
        let data = self.take(key.index)?;
        let after = self.next_deadline();
        if before != after {
            match (after, &mut self.delay) {
                (None, _) => self.delay = None,
                (Some(at), Some(delay)) => delay.as_mut().reset(at),
                (Some(at), None) => self.delay = Some(Box::pin(sleep_until(at))),
            }
        }
        if self.is_empty() {
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
        }
        let deadline = self.start + Duration::from_millis(data.when);
        Some(Expired { data: data.inner, deadline, key: *key })
    }

    /// When an entry is due.
    #[track_caller]
    pub fn deadline(&self, key: &Key) -> Instant {
        match self.slots.get(key.index) {
            Some(Some(data)) => self.start + Duration::from_millis(data.when),
            _ => panic!("invalid key"),
        }
    }

    /// Gives an entry another time.
    #[track_caller]
    pub fn reset_at(&mut self, key: &Key, when: Instant) {
        if !self.is_known(key) {
            panic!("invalid key");
        }
        self.unschedule(key.index);
        let when = self.normalize(when);
        if let Some(data) = &mut self.slots[key.index] {
            data.when = when;
        }
        self.schedule(key.index, when);
        let inserted_expired = matches!(&self.slots[key.index], Some(data) if data.is_expired);
        match (self.next_deadline(), &mut self.delay) {
            (None, _) => self.delay = None,
            (Some(at), Some(delay)) => delay.as_mut().reset(at),
            (Some(at), None) => self.delay = Some(Box::pin(sleep_until(at))),
        }
        if inserted_expired {
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
        }
    }

    #[track_caller]
    pub fn reset(&mut self, key: &Key, timeout: Duration) {
        self.reset_at(key, Instant::now() + timeout);
    }

    /// The entry that comes out next.
    pub fn peek(&self) -> Option<Key> {
        if let Some(slot) = self.expired.last() {
            return Some(Key { index: *slot });
        }
        match sim::wheel_peek(self.wheel) {
            0 => None,
            token => Some(Key { index: token - 1 }),
        }
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        let had = !self.is_empty();
        sim::wheel_drop(self.wheel);
        self.slots.clear();
        self.free.clear();
        self.compacted = 0;
        self.expired.clear();
        self.delay = None;
        if had {
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
        }
    }

    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn capacity(&self) -> usize {
        self.slots.capacity() - self.compacted
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        assert!(self.capacity() + additional <= MAX_ENTRIES, "max queue capacity exceeded");
        self.slots.reserve(additional - self.free.len().min(additional));
    }

    /// Gives memory back that is not needed.
    pub fn shrink_to_fit(&mut self) {
        self.slots.shrink_to_fit();
    }

    /// Moves entries together. Keys stay valid: here nothing moves, and the free slots between entries are not counted.
    pub fn compact(&mut self) {
        while matches!(self.slots.last(), Some(None)) {
            self.slots.pop();
        }
        let len = self.slots.len();
        self.free.retain(|slot| *slot < len);
        self.slots.shrink_to_fit();
        self.compacted = self.free.len();
    }
}

impl<T> Drop for DelayQueue<T> {
    fn drop(&mut self) {
        sim::wheel_drop(self.wheel);
    }
}

impl<T> Unpin for DelayQueue<T> {}

impl<T> Default for DelayQueue<T> {
    fn default() -> DelayQueue<T> {
        DelayQueue::new()
    }
}

impl<T> Stream for DelayQueue<T> {
    type Item = Expired<T>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Expired<T>>> {
        self.get_mut().poll_expired(cx)
    }
}

impl<T> fmt::Debug for DelayQueue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DelayQueue").field("len", &self.len()).finish_non_exhaustive()
    }
}

impl<T> Expired<T> {
    pub fn get_ref(&self) -> &T {
        &self.data
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }

    pub fn into_inner(self) -> T {
        self.data
    }

    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    pub fn key(&self) -> Key {
        self.key
    }
}
