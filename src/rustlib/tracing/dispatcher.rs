//! Which subscriber is told: the one of the scope, or the global one.
use crate::event::Event;
use crate::level::{Level, LevelFilter};
use crate::metadata::Metadata;
use crate::span::{Attributes, Current, Id, Record};
use crate::subscriber::{Interest, NoSubscriber, Subscriber};
use std::any::TypeId;
use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, Weak};

type Shared = dyn Subscriber + Send + Sync;
static GLOBAL: OnceLock<Dispatch> = OnceLock::new();
// Every subscriber there ever was and still is: callsites ask all of them.
static ALL: Mutex<Vec<Weak<Shared>>> = Mutex::new(Vec::new());
// Counts changes of that set; 0: there never was one.
static GENERATION: AtomicU64 = AtomicU64::new(0);
static MAX_LEVEL: AtomicUsize = AtomicUsize::new(0);
thread_local! {
    static SCOPED: RefCell<Vec<Dispatch>> = const { RefCell::new(Vec::new()) };
}

/// `Dispatch` trace data to a `Subscriber`.
#[derive(Clone)]
pub struct Dispatch {
    subscriber: Arc<Shared>,
}
/// A `Dispatch` that does not keep the subscriber alive.
#[derive(Clone)]
pub struct WeakDispatch {
    subscriber: Weak<Shared>,
}
impl WeakDispatch {
    /// Attempts to upgrade this `WeakDispatch` to a `Dispatch`.
    pub fn upgrade(&self) -> Option<Dispatch> { self.subscriber.upgrade().map(|subscriber| Dispatch { subscriber }) }
}
impl Dispatch {
    /// Returns a new `Dispatch` that discards events and spans.
    pub fn none() -> Dispatch { Dispatch { subscriber: Arc::new(NoSubscriber::new()) } }
    /// Returns a `Dispatch` that forwards to the given `Subscriber`.
    pub fn new<S: Subscriber + Send + Sync + 'static>(subscriber: S) -> Dispatch {
        let dispatch = Dispatch { subscriber: Arc::new(subscriber) };
        dispatch.subscriber.on_register_dispatch(&dispatch);
        ALL.lock().unwrap().push(Arc::downgrade(&dispatch.subscriber));
        rebuild();
        dispatch
    }
    /// Creates a `WeakDispatch` from this `Dispatch`.
    pub fn downgrade(&self) -> WeakDispatch { WeakDispatch { subscriber: Arc::downgrade(&self.subscriber) } }
    pub fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { self.subscriber.register_callsite(metadata) }
    pub fn new_span(&self, span: &Attributes<'_>) -> Id { self.subscriber.new_span(span) }
    pub fn record(&self, span: &Id, values: &Record<'_>) { self.subscriber.record(span, values) }
    pub fn record_follows_from(&self, span: &Id, follows: &Id) { self.subscriber.record_follows_from(span, follows) }
    pub fn enabled(&self, metadata: &Metadata<'_>) -> bool { self.subscriber.enabled(metadata) }
    pub(crate) fn event_enabled(&self, event: &Event<'_>) -> bool { self.subscriber.event_enabled(event) }
    pub fn event(&self, event: &Event<'_>) { self.subscriber.event(event) }
    pub fn enter(&self, span: &Id) { self.subscriber.enter(span) }
    pub fn exit(&self, span: &Id) { self.subscriber.exit(span) }
    pub fn clone_span(&self, id: &Id) -> Id { self.subscriber.clone_span(id) }
    pub fn try_close(&self, id: Id) -> bool { self.subscriber.try_close(id) }
    pub fn current_span(&self) -> Current { self.subscriber.current_span() }
    /// Returns some reference to the `Subscriber` this `Dispatch` forwards to if it is of type `T`, or `None` if it isn't.
    pub fn downcast_ref<T: 'static>(&self) -> Option<&T> { unsafe { self.subscriber.downcast_raw(TypeId::of::<T>()).map(|p| &*(p as *const T)) } }
    /// Returns `true` if this `Dispatch` forwards to a `Subscriber` of type `T`.
    pub fn is<T: 'static>(&self) -> bool { self.downcast_ref::<T>().is_some() }
}
impl fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Dispatch").field(&format_args!("{:p}", Arc::as_ptr(&self.subscriber) as *const ())).finish() }
}
impl Default for Dispatch {
    fn default() -> Dispatch { get_default(|d| d.clone()) }
}
impl<S: Subscriber + Send + Sync + 'static> From<S> for Dispatch {
    fn from(subscriber: S) -> Dispatch { Dispatch::new(subscriber) }
}
/// Asks all subscribers again from now on.
pub(crate) fn rebuild() {
    let mut all = ALL.lock().unwrap();
    all.retain(|s| s.strong_count() > 0);
    let mut max = LevelFilter::OFF;
    for subscriber in all.iter().filter_map(Weak::upgrade) {
        max = max.max(subscriber.max_level_hint().unwrap_or(LevelFilter::TRACE));
    }
    MAX_LEVEL.store(max.into_word(), Ordering::Relaxed);
    GENERATION.fetch_add(1, Ordering::Relaxed);
}
pub(crate) fn generation() -> u64 { GENERATION.load(Ordering::Relaxed) }
pub(crate) fn level_allowed(level: &Level) -> bool { level.into_word() <= MAX_LEVEL.load(Ordering::Relaxed) }
pub(crate) fn max_level() -> LevelFilter { LevelFilter::from_word(MAX_LEVEL.load(Ordering::Relaxed)) }
/// What all subscribers say of a callsite: theirs if they agree.
pub(crate) fn interest_in(metadata: &'static Metadata<'static>) -> Interest {
    let all: Vec<Arc<Shared>> = ALL.lock().unwrap().iter().filter_map(Weak::upgrade).collect();
    let mut found: Option<Interest> = None;
    for subscriber in all {
        let interest = subscriber.register_callsite(metadata);
        found = Some(match found {
            None => interest,
            Some(other) if other.is_always() == interest.is_always() && other.is_never() == interest.is_never() => interest,
            Some(_) => Interest::sometimes(),
        });
    }
    found.unwrap_or_else(Interest::never)
}
/// Executes a closure with a reference to this thread's current dispatcher.
pub fn get_default<T, F: FnMut(&Dispatch) -> T>(mut f: F) -> T {
    let scoped = SCOPED.try_with(|s| s.borrow().last().cloned()).ok().flatten();
    match scoped {
        Some(dispatch) => f(&dispatch),
        None => match GLOBAL.get() {
            Some(dispatch) => f(dispatch),
            None => f(&Dispatch::none()),
        },
    }
}
/// Sets the dispatcher as the default for the duration of a closure.
pub fn with_default<T>(dispatcher: &Dispatch, f: impl FnOnce() -> T) -> T {
    let _guard = set_default(dispatcher);
    f()
}
/// A guard that resets the current default dispatcher to the prior default dispatcher when dropped.
#[must_use = "dropping the guard unregisters the dispatcher"]
#[derive(Debug)]
pub struct DefaultGuard {
    depth: usize,
}
/// Sets the dispatcher as the default for the current thread until the guard is dropped.
pub fn set_default(dispatcher: &Dispatch) -> DefaultGuard {
    SCOPED.with(|s| {
        let mut stack = s.borrow_mut();
        stack.push(dispatcher.clone());
        DefaultGuard { depth: stack.len() - 1 }
    })
}
impl Drop for DefaultGuard {
    fn drop(&mut self) {
        let gone = SCOPED.try_with(|s| {
            let mut stack = s.borrow_mut();
            if self.depth < stack.len() { stack.split_off(self.depth) } else { Vec::new() }
        });
        drop(gone);
    }
}
/// Sets this dispatch as the global default for the duration of the entire program.
pub fn set_global_default(dispatcher: Dispatch) -> Result<(), SetGlobalDefaultError> { GLOBAL.set(dispatcher).map_err(|_| SetGlobalDefaultError(())) }
/// Has a global default been set?
pub fn has_been_set() -> bool { GLOBAL.get().is_some() }

/// Returned if setting the global dispatcher fails.
pub struct SetGlobalDefaultError(());
const SET: &str = "a global default trace dispatcher has already been set";
impl fmt::Debug for SetGlobalDefaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("SetGlobalDefaultError").field(&SET).finish() }
}
impl fmt::Display for SetGlobalDefaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(SET) }
}
impl Error for SetGlobalDefaultError {}
