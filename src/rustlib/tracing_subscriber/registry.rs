//! The base that layers are put on: it knows the spans, and which one each thread is in.
use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use tracing::span::{Attributes, Current, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A shared, reusable store for spans.
#[derive(Debug)]
pub struct Registry {
    spans: Mutex<HashMap<u64, Arc<DataInner>>>,
    next: AtomicU64,
    // Tells the registries of a thread apart.
    id: usize,
}
/// Constructs a new `Registry`.
pub fn registry() -> Registry { Registry::default() }
static REGISTRIES: AtomicUsize = AtomicUsize::new(0);
impl Default for Registry {
    fn default() -> Registry { Registry { spans: Mutex::new(HashMap::new()), next: AtomicU64::new(1), id: REGISTRIES.fetch_add(1, Ordering::Relaxed) } }
}
thread_local! {
    // The spans this thread is in, innermost last; true: it was in it before.
    static STACK: RefCell<Vec<(usize, Id, bool)>> = const { RefCell::new(Vec::new()) };
    // Spans that close: their data stays until all layers have been told.
    static CLOSING: Cell<usize> = const { Cell::new(0) };
    static CLOSED: RefCell<Vec<(usize, u64)>> = const { RefCell::new(Vec::new()) };
}
#[doc(hidden)]
pub struct DataInner {
    id: Id,
    metadata: &'static Metadata<'static>,
    parent: Option<Id>,
    refs: AtomicUsize,
    extensions: RwLock<Map>,
    // Per-layer filters that do not want it.
    pub(crate) disabled: u64,
}
impl std::fmt::Debug for DataInner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.debug_struct("DataInner").field("id", &self.id).field("metadata", &self.metadata).finish() }
}
type Map = HashMap<TypeId, Box<dyn Any + Send + Sync>>;

impl Registry {
    fn get(&self, id: &Id) -> Option<Arc<DataInner>> { self.spans.lock().unwrap().get(&id.into_u64()).cloned() }
    fn current(&self) -> Option<Id> { STACK.try_with(|s| s.borrow().iter().rev().find(|e| e.0 == self.id && !e.2).map(|e| e.1.clone())).ok().flatten() }
    /// The spans this thread is in, innermost first.
    pub(crate) fn stack(&self) -> Vec<Id> { STACK.try_with(|s| s.borrow().iter().rev().filter(|e| e.0 == self.id && !e.2).map(|e| e.1.clone()).collect()).unwrap_or_default() }
    fn remove_closed(&self) {
        let gone: Vec<u64> = CLOSED.with(|c| {
            let mut all = c.borrow_mut();
            let mine = all.iter().filter(|e| e.0 == self.id).map(|e| e.1).collect();
            all.retain(|e| e.0 != self.id);
            mine
        });
        for id in gone {
            let data = self.spans.lock().unwrap().remove(&id);
            if let Some(parent) = data.and_then(|d| d.parent.clone()) {
                // The parent is closed by way of the whole subscriber, so that layers are told.
                tracing::dispatcher::get_default(|d| d.try_close(parent.clone()));
            }
        }
    }
}
pub(crate) fn start_close() { CLOSING.with(|c| c.set(c.get() + 1)) }
/// The layer that was asked first is done.
pub(crate) fn end_close<S: for<'a> LookupSpan<'a>>(subscriber: &S) {
    let depth = CLOSING.with(|c| {
        c.set(c.get() - 1);
        c.get()
    });
    if depth == 0 {
        subscriber.registry().remove_closed();
    }
}
impl Subscriber for Registry {
    fn enabled(&self, _: &Metadata<'_>) -> bool { true }
    fn register_callsite(&self, _: &'static Metadata<'static>) -> tracing::subscriber::Interest { crate::layer::filtered::interest() }
    fn new_span(&self, attrs: &Attributes<'_>) -> Id {
        let parent = if attrs.is_root() { None } else if attrs.is_contextual() { self.current() } else { attrs.parent().cloned() };
        let parent = parent.filter(|p| self.get(p).is_some()).map(|p| self.clone_span(&p));
        let id = Id::from_u64(self.next.fetch_add(1, Ordering::Relaxed));
        let data = DataInner { id: id.clone(), metadata: attrs.metadata(), parent, refs: AtomicUsize::new(1), extensions: RwLock::new(HashMap::new()), disabled: crate::layer::filtered::disabled_bits() };
        self.spans.lock().unwrap().insert(id.into_u64(), Arc::new(data));
        id
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, id: &Id) {
        let _ = STACK.try_with(|s| {
            let mut stack = s.borrow_mut();
            let again = stack.iter().any(|e| e.0 == self.id && e.1 == *id);
            stack.push((self.id, id.clone(), again));
        });
        self.clone_span(id);
    }
    fn exit(&self, id: &Id) {
        let left = STACK.try_with(|s| {
            let mut stack = s.borrow_mut();
            let at = stack.iter().rposition(|e| e.0 == self.id && e.1 == *id);
            at.map(|at| stack.remove(at)).is_some()
        });
        if left == Ok(true) {
            tracing::dispatcher::get_default(|d| d.try_close(id.clone()));
        }
    }
    fn clone_span(&self, id: &Id) -> Id {
        if let Some(data) = self.get(id) {
            data.refs.fetch_add(1, Ordering::Relaxed);
        }
        id.clone()
    }
    fn try_close(&self, id: Id) -> bool {
        let Some(data) = self.get(&id) else {
            return false;
        };
        if data.refs.fetch_sub(1, Ordering::Release) > 1 {
            return false;
        }
        CLOSED.with(|c| c.borrow_mut().push((self.id, id.into_u64())));
        if CLOSING.with(|c| c.get()) == 0 {
            self.remove_closed();
        }
        true
    }
    fn current_span(&self) -> Current {
        match self.current().and_then(|id| self.get(&id)) {
            Some(data) => Current::new(data.id.clone(), data.metadata),
            None => Current::none(),
        }
    }
}

/// Provides access to stored span data.
pub trait LookupSpan<'a> {
    #[doc(hidden)]
    fn registry(&self) -> &Registry;
    /// Is it a registry without layers?
    #[doc(hidden)]
    fn is_bare(&self) -> bool { false }
    /// Has any layer a filter of its own?
    #[doc(hidden)]
    fn has_filters(&self) -> bool { false }
    /// Returns a `SpanRef` for the span with the given `Id`, if it exists.
    fn span(&'a self, id: &Id) -> Option<SpanRef<'a, Self>>
    where
        Self: Sized,
    {
        let data = self.registry().get(id)?;
        Some(SpanRef { registry: self, data, skip: 0 })
    }
}
impl<'a> LookupSpan<'a> for Registry {
    fn registry(&self) -> &Registry { self }
    fn is_bare(&self) -> bool { true }
}
/// A reference to span data and the associated registry.
#[derive(Debug)]
pub struct SpanRef<'a, R> {
    registry: &'a R,
    data: Arc<DataInner>,
    // Per-layer filter whose spans alone are seen.
    skip: u64,
}
impl<'a, R: LookupSpan<'a>> SpanRef<'a, R> {
    pub(crate) fn seen_by(self, filter: u64) -> Option<Self> { if self.data.disabled & filter != 0 { None } else { Some(SpanRef { skip: filter, ..self }) } }
    /// Returns this span's ID.
    pub fn id(&self) -> Id { self.data.id.clone() }
    /// Returns a static reference to the span's metadata.
    pub fn metadata(&self) -> &'static Metadata<'static> { self.data.metadata }
    /// Returns the span's name.
    pub fn name(&self) -> &'static str { self.data.metadata.name() }
    /// Returns a list of `Field`s defined by the span.
    pub fn fields(&self) -> &'static tracing::field::FieldSet { self.data.metadata.fields() }
    /// Returns a `SpanRef` describing this span's parent, or `None` if this span is the root of its trace tree.
    pub fn parent(&self) -> Option<SpanRef<'a, R>> {
        let mut next = self.data.parent.clone();
        while let Some(id) = next {
            let data = self.registry.registry().get(&id)?;
            if data.disabled & self.skip == 0 {
                return Some(SpanRef { registry: self.registry, data, skip: self.skip });
            }
            next = data.parent.clone();
        }
        None
    }
    /// Returns an iterator over this span and its parents, starting with the span itself.
    pub fn scope(&self) -> Scope<'a, R> { Scope { next: Some(SpanRef { registry: self.registry, data: self.data.clone(), skip: self.skip }) } }
    /// Returns a reference to this span's `Extensions`.
    pub fn extensions(&self) -> Extensions<'_> { Extensions { inner: self.data.extensions.read().unwrap() } }
    /// Returns a mutable reference to this span's `Extensions`.
    pub fn extensions_mut(&self) -> ExtensionsMut<'_> { ExtensionsMut { inner: self.data.extensions.write().unwrap() } }
}
/// An iterator over the parents of a span, ordered from leaf to root.
#[derive(Debug)]
pub struct Scope<'a, R> {
    next: Option<SpanRef<'a, R>>,
}
impl<'a, R: LookupSpan<'a>> Scope<'a, R> {
    /// Flips the order of the iterator, so that it is ordered from root to leaf.
    pub fn from_root(self) -> ScopeFromRoot<'a, R> {
        let mut spans: Vec<SpanRef<'a, R>> = self.collect();
        spans.reverse();
        ScopeFromRoot { spans: spans.into_iter() }
    }
}
impl<'a, R: LookupSpan<'a>> Iterator for Scope<'a, R> {
    type Item = SpanRef<'a, R>;
    fn next(&mut self) -> Option<SpanRef<'a, R>> {
        let current = self.next.take()?;
        self.next = current.parent();
        Some(current)
    }
}
/// An iterator over the parents of a span, ordered from root to leaf.
pub struct ScopeFromRoot<'a, R> {
    spans: std::vec::IntoIter<SpanRef<'a, R>>,
}
impl<'a, R> Iterator for ScopeFromRoot<'a, R> {
    type Item = SpanRef<'a, R>;
    fn next(&mut self) -> Option<SpanRef<'a, R>> { self.spans.next() }
}
/// An immutable, read-only reference to a Span's extensions.
pub struct Extensions<'a> {
    inner: RwLockReadGuard<'a, Map>,
}
impl Extensions<'_> {
    /// Immutably borrows a type previously inserted into this `Extensions`.
    pub fn get<T: 'static>(&self) -> Option<&T> { self.inner.get(&TypeId::of::<T>()).and_then(|b| b.downcast_ref()) }
}
/// An mutable reference to a Span's extensions.
pub struct ExtensionsMut<'a> {
    inner: RwLockWriteGuard<'a, Map>,
}
impl ExtensionsMut<'_> {
    /// Insert a type into this `Extensions`.
    #[track_caller]
    pub fn insert<T: Send + Sync + 'static>(&mut self, val: T) { assert!(self.replace(val).is_none()) }
    /// Replaces an existing `T` into this extensions.
    pub fn replace<T: Send + Sync + 'static>(&mut self, val: T) -> Option<T> {
        let old = self.inner.insert(TypeId::of::<T>(), Box::new(val))?;
        old.downcast::<T>().ok().map(|b| *b)
    }
    /// Get a mutable reference to a type previously inserted on this `ExtensionsMut`.
    pub fn get_mut<T: Send + Sync + 'static>(&mut self) -> Option<&mut T> { self.inner.get_mut(&TypeId::of::<T>()).and_then(|b| b.downcast_mut()) }
    /// Remove a type from this `Extensions`.
    pub fn remove<T: Send + Sync + 'static>(&mut self) -> Option<T> {
        let old = self.inner.remove(&TypeId::of::<T>())?;
        old.downcast::<T>().ok().map(|b| *b)
    }
}
