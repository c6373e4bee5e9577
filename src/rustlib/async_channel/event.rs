//! Who waits for something to happen, first come first served. A notification that its listener does not use goes to the next one.
use std::cell::{Cell, UnsafeCell};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::thread::{self, Thread};

enum State {
    New,
    Waiting(Waker),
    Parked(Thread),
    Notified,
}
struct Entry {
    id: u64,
    state: State,
    // Counts only listeners that were not notified before.
    additional: bool,
}
#[derive(Default)]
pub struct Event {
    entries: UnsafeCell<Vec<Entry>>,
    next: Cell<u64>,
}
unsafe impl Send for Event {}
unsafe impl Sync for Event {}
impl Event {
    #[allow(clippy::mut_from_ref)]
    fn entries(&self) -> &mut Vec<Entry> { unsafe { &mut *self.entries.get() } }
    fn notify_where(&self, mut n: usize, additional: bool) {
        let mut wakers = Vec::new();
        for entry in self.entries().iter_mut() {
            if n == 0 {
                break;
            }
            if matches!(entry.state, State::Notified) {
                continue;
            }
            n -= 1;
            entry.additional = additional;
            wakers.push(std::mem::replace(&mut entry.state, State::Notified));
        }
        for state in wakers {
            match state {
                State::Waiting(waker) => waker.wake(),
                State::Parked(thread) => thread.unpark(),
                State::New | State::Notified => {}
            }
        }
    }
    /// Notifies one more listener.
    pub fn notify_additional_one(&self) { self.notify_where(1, true) }
    /// Notifies all listeners.
    pub fn notify_all(&self) { self.notify_where(usize::MAX, false) }
}
/// A place in the queue.
pub struct Listener<O: AsRef<Event>> {
    owner: O,
    id: u64,
}
/// Joins the queue of the event that `owner` holds.
pub fn listen<O: AsRef<Event>>(owner: O) -> Listener<O> {
    let event = owner.as_ref();
    let id = event.next.get();
    event.next.set(id + 1);
    event.entries().push(Entry { id, state: State::New, additional: false });
    Listener { owner, id }
}
impl<O: AsRef<Event>> Listener<O> {
    /// Ready (once): notified.
    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let entries = self.owner.as_ref().entries();
        let Some(at) = entries.iter().position(|e| e.id == self.id) else {
            return Poll::Ready(());
        };
        if matches!(entries[at].state, State::Notified) {
            entries.remove(at);
            return Poll::Ready(());
        }
        entries[at].state = State::Waiting(cx.waker().clone());
        Poll::Pending
    }
    /// Blocks the thread until notified.
    pub fn wait(self) {
        loop {
            let entries = self.owner.as_ref().entries();
            let Some(at) = entries.iter().position(|e| e.id == self.id) else {
                return;
            };
            if matches!(entries[at].state, State::Notified) {
                entries.remove(at);
                return;
            }
            entries[at].state = State::Parked(thread::current());
            thread::park();
        }
    }
}
impl<O: AsRef<Event>> Drop for Listener<O> {
    fn drop(&mut self) {
        let event = self.owner.as_ref();
        let entries = event.entries();
        if let Some(at) = entries.iter().position(|e| e.id == self.id) {
            let entry = entries.remove(at);
            if matches!(entry.state, State::Notified) {
                let already = entries.iter().any(|e| matches!(e.state, State::Notified));
                if entry.additional || !already {
                    event.notify_where(1, entry.additional);
                }
            }
        }
    }
}
/// One of a channel's events, with the channel kept alive.
pub struct Of<C> {
    pub channel: Arc<C>,
    pub pick: fn(&C) -> &Event,
}
impl<C> AsRef<Event> for Of<C> {
    fn as_ref(&self) -> &Event { (self.pick)(&self.channel) }
}
