//! A channel that keeps only the latest value (WA-1..WA-9).
use crate::sync::Notify;
use crate::task::coop::cooperative;
use crate::trace::{self, Res};
use crate::util::{Flag, NotUnwindSafe};
use std::marker::PhantomData;
use std::fmt;
use std::ops;
use std::sync::{Arc, RwLock, RwLockReadGuard};

/// Lists that waiting receivers are spread over at random (WA-8).
const LISTS: usize = 8;

/// Sees the latest value.
pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
    /// The version this receiver has seen.
    version: usize,
    /// What the recorder calls it.
    id: u32,
}

/// Changes the value.
#[derive(Debug)]
pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}

struct Shared<T> {
    value: RwLock<T>,
    version: Flag<usize>,
    closed: Flag<bool>,
    receivers: Flag<usize>,
    senders: Flag<usize>,
    changed: [Notify; LISTS],
    no_receivers: Notify,
    res: Option<Res>,
}

/// Borrows the value; senders wait meanwhile (the thread, not the task), so never hold it across `.await`.
pub struct Ref<'a, T> {
    inner: RwLockReadGuard<'a, T>,
    has_changed: bool,
    _marker: NotUnwindSafe,
}

impl<'a, T> Ref<'a, T> {
    fn new(inner: RwLockReadGuard<'a, T>, has_changed: bool) -> Ref<'a, T> {
        Ref { inner, has_changed, _marker: NotUnwindSafe::new() }
    }

    /// Had the value not been seen before?
    pub fn has_changed(&self) -> bool {
        self.has_changed
    }
}

impl<T> ops::Deref for Ref<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

/// A channel with a first value, which counts as seen.
pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {
    let sender = Sender::with(init, Some(Res::new(trace::WATCH, 1)), 1);
    let receiver = sender.shared.receiver(0);
    sender.shared.parties();
    (sender, receiver)
}

/// Inside of other things, which are recorded themselves.
pub(crate) fn channel_untraced<T>(init: T) -> (Sender<T>, Receiver<T>) {
    let sender = Sender::with(init, None, 1);
    let receiver = sender.shared.receiver(0);
    (sender, receiver)
}

impl<T> Shared<T> {
    fn id(&self) -> u32 {
        match &self.res {
            Some(res) => res.id(),
            None => 0,
        }
    }

    fn parties(&self) {
        if self.res.is_some() {
            trace::party(self.id(), 0, self.senders.get());
            trace::party(self.id(), 1, self.receivers.get());
        }
    }

    /// A receiver that has seen that version.
    fn receiver(self: &Arc<Shared<T>>, version: usize) -> Receiver<T> {
        let id = if self.res.is_some() { trace::receiver_new(self.id(), version as u64) } else { 0 };
        Receiver { shared: self.clone(), version, id }
    }

    fn seen(&self, receiver: u32, version: usize) {
        if self.res.is_some() {
            trace::receiver_at(self.id(), receiver, version as u64);
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, T> {
        match self.value.read() {
            Ok(guard) => guard,
            Err(poisoned) => poisoned.into_inner(),
        }
    }

    /// All lists in order; who is in which is random.
    fn notify_changed(&self) {
        if self.res.is_some() {
            trace::via(self.id(), trace::BY_CHANNEL);
        }
        for list in &self.changed {
            list.notify_waiters();
        }
        if self.res.is_some() {
            trace::via(0, 0);
        }
    }

    /// A list for one wait: a choice point.
    fn pick_list(&self) -> &Notify {
        &self.changed[crate::sim::choose(1, LISTS as u32) as usize]
    }
}

impl<T> Sender<T> {
    fn with(init: T, res: Option<Res>, receivers: usize) -> Sender<T> {
        let list = || Notify::new_untraced();
        if let Some(res) = &res {
            trace::res_value(res.id(), &init as *const T);
        }
        Sender {
            shared: Arc::new(Shared {
                value: RwLock::new(init),
                version: Flag::new(0),
                closed: Flag::new(false),
                receivers: Flag::new(receivers),
                senders: Flag::new(1),
                changed: [list(), list(), list(), list(), list(), list(), list(), list()],
                no_receivers: Notify::new_untraced(),
                res,
            }),
        }
    }

    /// A sender without receivers.
    pub fn new(init: T) -> Sender<T> {
        Sender::with(init, Some(Res::new(trace::WATCH, 1)), 0)
    }

    /// Replaces the value; an error (and no change) if there are no receivers.
    pub fn send(&self, value: T) -> Result<(), error::SendError<T>> {
        if self.receiver_count() == 0 {
            return Err(error::SendError(value));
        }
        self.send_replace(value);
        Ok(())
    }

    /// Changes the value in place.
    pub fn send_modify<F>(&self, modify: F)
    where
        F: FnOnce(&mut T),
    {
        self.send_if_modified(|value| {
            modify(value);
            true
        });
    }

    /// Changes the value in place; receivers hear of it only if the closure says so.
    pub fn send_if_modified<F>(&self, modify: F) -> bool
    where
        F: FnOnce(&mut T) -> bool,
    {
        {
            let mut guard = match self.shared.value.write() {
                Ok(guard) => guard,
                Err(poisoned) => poisoned.into_inner(),
            };
            let modified = {
                let value = &mut *guard;
                match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| modify(value))) {
                    Ok(modified) => modified,
                    Err(payload) => {
                        drop(guard);
                        std::panic::resume_unwind(payload);
                    }
                }
            };
            if !modified {
                return false;
            }
            self.shared.version.set(self.shared.version.get() + 1);
            if self.shared.res.is_some() {
                trace::send(self.shared.id(), &*guard as *const T, 1);
                trace::res_level(self.shared.id(), self.shared.version.get(), 0);
            }
        }
        self.shared.notify_changed();
        true
    }

    /// Replaces the value, with or without receivers; returns the old one.
    pub fn send_replace(&self, mut value: T) -> T {
        self.send_modify(|old| std::mem::swap(old, &mut value));
        value
    }

    /// The latest value.
    pub fn borrow(&self) -> Ref<'_, T> {
        Ref::new(self.shared.read(), false)
    }

    pub fn is_closed(&self) -> bool {
        self.receiver_count() == 0
    }

    /// Waits until there are no receivers.
    pub async fn closed(&self) {
        cooperative(async {
            while self.receiver_count() > 0 {
                let notified = self.shared.no_receivers.notified();
                if self.receiver_count() == 0 {
                    return;
                }
                notified.await;
            }
        })
        .await
    }

    /// A new receiver, which has seen the current value.
    pub fn subscribe(&self) -> Receiver<T> {
        self.shared.receivers.set(self.receiver_count() + 1);
        self.shared.parties();
        self.shared.receiver(self.shared.version.get())
    }

    pub fn receiver_count(&self) -> usize {
        self.shared.receivers.get()
    }

    pub fn sender_count(&self) -> usize {
        self.shared.senders.get()
    }

    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.shared.senders.set(self.shared.senders.get() + 1);
        self.shared.parties();
        Sender { shared: self.shared.clone() }
    }
}

impl<T: Default> Default for Sender<T> {
    fn default() -> Sender<T> {
        Sender::new(T::default())
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let left = self.shared.senders.get() - 1;
        self.shared.senders.set(left);
        self.shared.parties();
        if left == 0 {
            self.shared.closed.set(true);
            if self.shared.res.is_some() {
                trace::res_close(self.shared.id(), 1);
            }
            self.shared.notify_changed();
        }
    }
}

impl<T> Receiver<T> {
    /// The latest value; does not count as seen.
    pub fn borrow(&self) -> Ref<'_, T> {
        Ref::new(self.shared.read(), self.version != self.shared.version.get())
    }

    /// The latest value; counts as seen.
    pub fn borrow_and_update(&mut self) -> Ref<'_, T> {
        let inner = self.shared.read();
        let new_version = self.shared.version.get();
        let has_changed = self.version != new_version;
        self.version = new_version;
        if has_changed {
            self.shared.seen(self.id, new_version);
        }
        Ref::new(inner, has_changed)
    }

    /// Is there a value that was not seen? An error if all senders are gone.
    pub fn has_changed(&self) -> Result<bool, error::RecvError> {
        if self.shared.closed.get() {
            return Err(error::RecvError(()));
        }
        Ok(self.version != self.shared.version.get())
    }

    /// The current value counts as not seen.
    pub fn mark_changed(&mut self) {
        self.version = self.shared.version.get().wrapping_sub(1);
        self.shared.seen(self.id, self.version);
    }

    /// The current value counts as seen.
    pub fn mark_unchanged(&mut self) {
        self.version = self.shared.version.get();
        self.shared.seen(self.id, self.version);
    }

    /// Waits for a value that was not seen, and marks it seen. An error if all senders are gone. Cancel safe.
    pub async fn changed(&mut self) -> Result<(), error::RecvError> {
        cooperative(changed(&self.shared, &mut self.version, self.id)).await
    }

    /// Waits until the value satisfies the condition; looks at the current one first.
    pub async fn wait_for(&mut self, condition: impl FnMut(&T) -> bool) -> Result<Ref<'_, T>, error::RecvError> {
        cooperative(self.wait_for_inner(condition)).await
    }

    async fn wait_for_inner(&mut self, mut condition: impl FnMut(&T) -> bool) -> Result<Ref<'_, T>, error::RecvError> {
        let mut closed = false;
        loop {
            {
                let inner = self.shared.read();
                let new_version = self.shared.version.get();
                let has_changed = self.version != new_version;
                self.version = new_version;
                if has_changed {
                    self.shared.seen(self.id, new_version);
                }
                if !closed || has_changed {
                    let accepted = condition(&inner);
                    if accepted {
                        return Ok(Ref::new(inner, has_changed));
                    }
                }
            }
            if closed {
                return Err(error::RecvError(()));
            }
            closed = changed(&self.shared, &mut self.version, self.id).await.is_err();
        }
    }

    pub fn same_channel(&self, other: &Receiver<T>) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

/// The version that was not seen is marked seen, or the channel is closed, or it waits on a random list.
async fn changed<T>(shared: &Shared<T>, version: &mut usize, id: u32) -> Result<(), error::RecvError> {
    let mut waited = false;
    loop {
        let notified = shared.pick_list().notified();
        let now = shared.version.get();
        if *version != now {
            *version = now;
            shared.seen(id, now);
            if waited {
                trace::res_wait_end(shared.id(), 0);
            }
            return Ok(());
        }
        if shared.closed.get() {
            if waited {
                trace::res_wait_end(shared.id(), 2);
            }
            return Err(error::RecvError(()));
        }
        if shared.res.is_some() && !waited {
            waited = true;
            trace::res_wait(shared.id(), 1, 0, 0);
        }
        notified.await;
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Receiver<T> {
        self.shared.receivers.set(self.shared.receivers.get() + 1);
        self.shared.parties();
        self.shared.receiver(self.version)
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let left = self.shared.receivers.get() - 1;
        self.shared.receivers.set(left);
        self.shared.parties();
        if self.shared.res.is_some() {
            trace::receiver_gone(self.shared.id(), self.id);
        }
        if left == 0 {
            self.shared.no_receivers.notify_waiters();
        }
    }
}

// What shows is what the channel is made of elsewhere: locks that remember which kind they are, versions that count in twos.
struct ShownLock<'a, T>(&'a RwLock<T>);
struct ShownData<'a, T>(&'a RwLock<T>);
#[derive(Debug)]
struct Version(#[allow(dead_code)] usize);

impl<T: fmt::Debug> fmt::Debug for ShownLock<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RwLock").field(&PhantomData::<RwLock<T>>).field(&ShownData(self.0)).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for ShownData<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.0.try_read() {
            Ok(value) => d.field("data", &&*value),
            Err(_) => d.field("data", &format_args!("<locked>")),
        };
        d.finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("value", &ShownLock(&self.value))
            .field("version", &Version(self.version.get() * 2))
            .field("is_closed", &self.closed.get())
            .field("ref_count_rx", &self.receivers.get())
            .finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").field("shared", &self.shared).field("version", &Version(self.version * 2)).finish()
    }
}

struct ShownGuard<'a, T>(&'a T);

impl<'a, T: fmt::Debug> fmt::Debug for ShownGuard<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RwLockReadGuard").field(&PhantomData::<RwLockReadGuard<'a, T>>).field(self.0).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ref").field("inner", &ShownGuard(&*self.inner)).field("has_changed", &self.has_changed).finish()
    }
}

pub mod error {
    //! Errors of watch channels.
    use std::error::Error;
    use std::fmt;

    /// There are no receivers.
    #[derive(PartialEq, Eq, Clone, Copy)]
    pub struct SendError<T>(pub T);

    impl<T> fmt::Debug for SendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("SendError").finish_non_exhaustive()
        }
    }

    impl<T> fmt::Display for SendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("channel closed")
        }
    }

    impl<T> Error for SendError<T> {}

    /// All senders are gone.
    #[derive(Debug, Clone)]
    pub struct RecvError(pub(super) ());

    impl fmt::Display for RecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("channel closed")
        }
    }

    impl Error for RecvError {}
}
