//! Spans: periods of time in which a program was somewhere.
use crate::collect::SpanView;
use crate::value::Value;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// Identifies a span within the context of a subscriber.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Id(NonZeroU64);
impl Id {
    /// The id as a number.
    pub fn into_u64(&self) -> u64 { self.0.get() }
}

struct Inner {
    id: Id,
    name: &'static str,
    parent: Option<Arc<Inner>>,
    fields: Mutex<Vec<(&'static str, String)>>,
}
static NEXT: AtomicU64 = AtomicU64::new(1);
thread_local! {
    // The spans this thread is in, innermost last.
    static STACK: RefCell<Vec<Arc<Inner>>> = RefCell::new(Vec::new());
}

/// A handle representing a span.
#[derive(Clone)]
#[must_use = "a span must be entered to have an effect"]
pub struct Span {
    inner: Option<Arc<Inner>>,
}
impl Span {
    pub(crate) fn new(name: &'static str, fields: Vec<(&'static str, String)>) -> Span {
        let parent = STACK.with(|s| s.borrow().last().cloned());
        let id = match NonZeroU64::new(NEXT.fetch_add(1, Ordering::Relaxed)) {
            Some(n) => Id(n),
            None => return Span::none(),
        };
        Span { inner: Some(Arc::new(Inner { id, name, parent, fields: Mutex::new(fields) })) }
    }
    /// Constructs a new disabled span.
    pub const fn none() -> Span { Span { inner: None } }
    /// Returns a handle to the span considered current.
    pub fn current() -> Span { Span { inner: STACK.with(|s| s.borrow().last().cloned()) } }
    /// Enters this span, returning a guard that will exit the span when dropped.
    pub fn enter(&self) -> Entered<'_> {
        enter(&self.inner);
        Entered { span: self, not_send: PhantomData }
    }
    /// Enters this span, consuming it and returning a guard that will exit the span when dropped.
    pub fn entered(self) -> EnteredSpan {
        enter(&self.inner);
        EnteredSpan { span: self, not_send: PhantomData }
    }
    /// Executes the given function in the context of this span.
    pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T {
        let _guard = self.enter();
        f()
    }
    /// Returns this span, if it was enabled.
    pub fn or_current(self) -> Span { if self.is_disabled() { Span::current() } else { self } }
    /// Records that the field described by `field` has the value `value`.
    pub fn record<V: Value>(&self, field: &str, value: V) -> &Span {
        if let Some(inner) = &self.inner {
            let mut text = String::new();
            value.show(&mut text);
            let mut fields = inner.fields.lock().unwrap_or_else(|e| e.into_inner());
            // Only declared fields can be recorded.
            if let Some(slot) = fields.iter_mut().find(|f| f.0 == field) {
                slot.1 = text;
            }
        }
        self
    }
    /// Returns `true` if this span was disabled by the subscriber and does not exist.
    pub fn is_disabled(&self) -> bool { self.inner.is_none() }
    /// Returns `true` if this `Span` was constructed by `Span::none` and is empty.
    pub fn is_none(&self) -> bool { self.inner.is_none() }
    /// Returns this span's `Id`, if it is enabled.
    pub fn id(&self) -> Option<Id> { self.inner.as_ref().map(|i| i.id.clone()) }
}
impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Span");
        match &self.inner {
            Some(inner) => {
                d.field("name", &inner.name).field("id", &inner.id);
            }
            None => {
                d.field("none", &true);
            }
        }
        d.finish()
    }
}
fn enter(span: &Option<Arc<Inner>>) {
    if let Some(inner) = span {
        STACK.with(|s| s.borrow_mut().push(inner.clone()));
    }
}
// Guards may end in any order.
fn exit(span: &Option<Arc<Inner>>) {
    if let Some(inner) = span {
        let _ = STACK.try_with(|s| {
            let mut stack = s.borrow_mut();
            if let Some(at) = stack.iter().rposition(|x| Arc::ptr_eq(x, inner)) {
                stack.remove(at);
            }
        });
    }
}
/// The spans around an event, outermost first: the current one and its parents.
pub(crate) fn current_spans() -> Vec<SpanView> {
    let mut views = Vec::new();
    let mut next = STACK.with(|s| s.borrow().last().cloned());
    while let Some(inner) = next {
        let fields = inner.fields.lock().unwrap_or_else(|e| e.into_inner()).clone();
        views.push(SpanView { name: inner.name, fields });
        next = inner.parent.clone();
    }
    views.reverse();
    views
}
/// A guard representing a span which has been entered and is currently executing.
#[must_use = "once a span has been entered, it should be exited"]
pub struct Entered<'a> {
    span: &'a Span,
    not_send: PhantomData<*mut ()>,
}
impl Drop for Entered<'_> {
    fn drop(&mut self) { exit(&self.span.inner) }
}
/// An owned version of `Entered`.
#[must_use = "once a span has been entered, it should be exited"]
pub struct EnteredSpan {
    span: Span,
    not_send: PhantomData<*mut ()>,
}
impl EnteredSpan {
    /// Exits this span, returning the underlying `Span`.
    pub fn exit(self) -> Span { self.span.clone() }
}
impl Drop for EnteredSpan {
    fn drop(&mut self) { exit(&self.span.inner) }
}
impl std::ops::Deref for EnteredSpan {
    type Target = Span;
    fn deref(&self) -> &Span { &self.span }
}
