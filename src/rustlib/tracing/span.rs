//! Spans: periods of time in which a program was somewhere.
use crate::dispatcher::{self, Dispatch};
use crate::field::{AsField, Value, ValueSet, Visit};
use crate::metadata::Metadata;
use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU64;

/// Identifies a span within the context of a subscriber.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Id(NonZeroU64);
impl Id {
    /// Constructs a new span ID from the given `u64`.
    #[track_caller]
    pub fn from_u64(u: u64) -> Id { Id(NonZeroU64::new(u).expect("span IDs must be > 0")) }
    /// Constructs a new span ID from the given `NonZeroU64`.
    pub const fn from_non_zero_u64(id: NonZeroU64) -> Id { Id(id) }
    /// The id as a number.
    pub const fn into_u64(&self) -> u64 { self.0.get() }
}
/// Attributes provided to a `Subscriber` describing a new span when it is created.
#[derive(Debug)]
pub struct Attributes<'a> {
    metadata: &'static Metadata<'static>,
    values: ValueSet<'a>,
    parent: Option<Option<Id>>,
}
impl<'a> Attributes<'a> {
    /// Returns a reference to the new span's metadata.
    pub fn metadata(&self) -> &'static Metadata<'static> { self.metadata }
    /// Returns a reference to a `ValueSet` containing any values the new span was created with.
    pub fn values(&self) -> &ValueSet<'a> { &self.values }
    /// Returns true if the new span should be a root.
    pub fn is_root(&self) -> bool { matches!(self.parent, Some(None)) }
    /// Returns true if the new span's parent should be determined based on the current context.
    pub fn is_contextual(&self) -> bool { self.parent.is_none() }
    /// Returns the new span's explicitly-specified parent, if there is one.
    pub fn parent(&self) -> Option<&Id> { self.parent.as_ref().and_then(|p| p.as_ref()) }
    /// Records all the fields in this set of `Attributes` with the provided Visitor.
    pub fn record(&self, visitor: &mut dyn Visit) { self.values.record(visitor) }
    /// Returns `true` if this set of `Attributes` contains a value for the given `Field`.
    pub fn contains(&self, field: &crate::field::Field) -> bool { self.values.contains(field) }
    /// Returns true if this set of `Attributes` contains _no_ values.
    pub fn is_empty(&self) -> bool { self.values.is_empty() }
}
/// A set of fields recorded by a span.
#[derive(Debug)]
pub struct Record<'a> {
    values: ValueSet<'a>,
}
impl Record<'_> {
    /// Records all the fields in this `Record` with the provided Visitor.
    pub fn record(&self, visitor: &mut dyn Visit) { self.values.record(visitor) }
    /// Returns `true` if this `Record` contains a value for the given `Field`.
    pub fn contains(&self, field: &crate::field::Field) -> bool { self.values.contains(field) }
    /// Returns true if this `Record` contains _no_ values.
    pub fn is_empty(&self) -> bool { self.values.is_empty() }
}
/// Indicates what the `Subscriber` considers the "current" span.
#[derive(Debug)]
pub struct Current {
    inner: Option<(Id, &'static Metadata<'static>)>,
    known: bool,
}
impl Current {
    /// Constructs a new `Current` that indicates the current context is a span with the given `metadata`.
    pub fn new(id: Id, metadata: &'static Metadata<'static>) -> Current { Current { inner: Some((id, metadata)), known: true } }
    /// Constructs a new `Current` that indicates the current context is _not_ in a span.
    pub fn none() -> Current { Current { inner: None, known: true } }
    pub(crate) fn unknown() -> Current { Current { inner: None, known: false } }
    /// Returns `true` if the `Subscriber` that constructed this `Current` tracks a current span.
    pub fn is_known(&self) -> bool { self.known }
    /// Borrows the current span's `Id`, if it is known.
    pub fn id(&self) -> Option<&Id> { self.inner.as_ref().map(|i| &i.0) }
    /// Borrows the current span's metadata, if it is known.
    pub fn metadata(&self) -> Option<&'static Metadata<'static>> { self.inner.as_ref().map(|i| i.1) }
    /// Consumes `self` and returns the span `Id` and metadata of the current span.
    pub fn into_inner(self) -> Option<(Id, &'static Metadata<'static>)> { self.inner }
}

struct Inner {
    id: Id,
    subscriber: Dispatch,
}
impl Clone for Inner {
    fn clone(&self) -> Inner { Inner { id: self.subscriber.clone_span(&self.id), subscriber: self.subscriber.clone() } }
}
impl Drop for Inner {
    fn drop(&mut self) { self.subscriber.try_close(self.id.clone()); }
}
/// A handle representing a span, with the capability to enter the span if it exists.
#[derive(Clone)]
#[must_use = "a span must be entered to have an effect"]
pub struct Span {
    inner: Option<Inner>,
    meta: Option<&'static Metadata<'static>>,
}
impl Span {
    pub(crate) fn at(meta: &'static Metadata<'static>, parent: Option<Option<Id>>, values: &[&dyn Value]) -> Span {
        let attributes = Attributes { metadata: meta, values: ValueSet::of(meta.fields(), values), parent };
        dispatcher::get_default(|d| Span { inner: Some(Inner { id: d.new_span(&attributes), subscriber: d.clone() }), meta: Some(meta) })
    }
    pub(crate) fn disabled_at(meta: &'static Metadata<'static>) -> Span { Span { inner: None, meta: Some(meta) } }
    /// Constructs a new disabled span.
    pub const fn none() -> Span { Span { inner: None, meta: None } }
    /// Returns a handle to the span considered by the `Subscriber` to be the current span.
    pub fn current() -> Span {
        dispatcher::get_default(|d| match d.current_span().into_inner() {
            Some((id, meta)) => Span { inner: Some(Inner { id: d.clone_span(&id), subscriber: d.clone() }), meta: Some(meta) },
            None => Span::none(),
        })
    }
    /// Enters this span, returning a guard that will exit the span when dropped.
    pub fn enter(&self) -> Entered<'_> {
        self.do_enter();
        Entered { span: self, not_send: PhantomData }
    }
    /// Enters this span, consuming it and returning a guard that will exit the span when dropped.
    pub fn entered(self) -> EnteredSpan {
        self.do_enter();
        EnteredSpan { span: self, not_send: PhantomData }
    }
    fn do_enter(&self) {
        if let Some(inner) = &self.inner {
            inner.subscriber.enter(&inner.id);
        }
    }
    fn do_exit(&self) {
        if let Some(inner) = &self.inner {
            inner.subscriber.exit(&inner.id);
        }
    }
    /// Executes the given function in the context of this span.
    pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T {
        let _guard = self.enter();
        f()
    }
    /// Returns this span, if it was enabled, or the current one.
    pub fn or_current(self) -> Span { if self.is_disabled() { Span::current() } else { self } }
    /// Returns a `Field` for the field with the given `name`, if one exists.
    pub fn field<Q: AsField + ?Sized>(&self, field: &Q) -> Option<crate::field::Field> { self.meta.and_then(|m| field.as_field(m.fields())) }
    /// Returns true if this `Span` has a field for the given name.
    pub fn has_field<Q: AsField + ?Sized>(&self, field: &Q) -> bool { self.field(field).is_some() }
    /// Records that the field described by `field` has the value `value`.
    pub fn record<Q: AsField + ?Sized, V: Value>(&self, field: &Q, value: V) -> &Span {
        if let (Some(field), Some(inner)) = (self.field(field), &self.inner) {
            let values: [&dyn Value; 1] = [&value];
            inner.subscriber.record(&inner.id, &Record { values: ValueSet::one(&field, &values) });
        }
        self
    }
    /// Indicates that the span with the given ID has an indirect causal relationship with this span.
    pub fn follows_from(&self, from: impl Into<Option<Id>>) -> &Span {
        if let (Some(inner), Some(from)) = (&self.inner, from.into()) {
            inner.subscriber.record_follows_from(&inner.id, &from);
        }
        self
    }
    /// Returns `true` if this span was disabled by the subscriber and does not exist.
    pub fn is_disabled(&self) -> bool { self.inner.is_none() }
    /// Returns `true` if this `Span` was constructed by `Span::none` and is empty.
    pub fn is_none(&self) -> bool { self.inner.is_none() && self.meta.is_none() }
    /// Returns this span's `Id`, if it is enabled.
    pub fn id(&self) -> Option<Id> { self.inner.as_ref().map(|i| i.id.clone()) }
    /// Returns this span's `Metadata`, if it is enabled.
    pub fn metadata(&self) -> Option<&'static Metadata<'static>> { self.meta }
    /// Invokes a function with a reference to this span's ID and subscriber.
    pub fn with_subscriber<T>(&self, f: impl FnOnce((&Id, &Dispatch)) -> T) -> Option<T> { self.inner.as_ref().map(|i| f((&i.id, &i.subscriber))) }
}
impl PartialEq for Span {
    fn eq(&self, other: &Span) -> bool { self.id() == other.id() && self.meta.map(|m| m.name()) == other.meta.map(|m| m.name()) }
}
impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Span");
        let Some(meta) = self.meta else {
            return d.field("none", &true).finish();
        };
        d.field("name", &meta.name()).field("level", &meta.level()).field("target", &meta.target());
        match &self.inner {
            Some(inner) => d.field("id", &inner.id),
            None => d.field("disabled", &true),
        };
        if let (Some(path), Some(line), Some(file)) = (meta.module_path(), meta.line(), meta.file()) {
            d.field("module_path", &path).field("line", &line).field("file", &file);
        }
        d.finish()
    }
}
impl From<&Span> for Option<Id> {
    fn from(span: &Span) -> Option<Id> { span.id() }
}
impl From<Span> for Option<Id> {
    fn from(span: Span) -> Option<Id> { span.id() }
}
impl From<&EnteredSpan> for Option<Id> {
    fn from(span: &EnteredSpan) -> Option<Id> { span.span.id() }
}
impl From<&Id> for Option<Id> {
    fn from(id: &Id) -> Option<Id> { Some(id.clone()) }
}
/// A guard representing a span which has been entered and is currently executing.
#[derive(Debug)]
#[must_use = "once a span has been entered, it should be exited"]
pub struct Entered<'a> {
    span: &'a Span,
    not_send: PhantomData<*mut ()>,
}
impl Drop for Entered<'_> {
    fn drop(&mut self) { self.span.do_exit() }
}
/// An owned version of `Entered`.
#[derive(Debug)]
#[must_use = "once a span has been entered, it should be exited"]
pub struct EnteredSpan {
    span: Span,
    not_send: PhantomData<*mut ()>,
}
impl EnteredSpan {
    /// Returns this span's `Id`, if it is enabled.
    pub fn id(&self) -> Option<Id> { self.span.id() }
    /// Exits this span, returning the underlying `Span`.
    pub fn exit(mut self) -> Span {
        let span = std::mem::replace(&mut self.span, Span::none());
        span.do_exit();
        span
    }
}
impl Drop for EnteredSpan {
    fn drop(&mut self) { self.span.do_exit() }
}
impl std::ops::Deref for EnteredSpan {
    type Target = Span;
    fn deref(&self) -> &Span { &self.span }
}
