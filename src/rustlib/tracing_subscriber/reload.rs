//! Layers that can be replaced later.
use crate::layer::{Context, Layer as LayerTrait};
use std::error;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, RwLock, Weak};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::level_filters::LevelFilter;
use tracing::{Event, Metadata};

/// Wraps a `Layer`, allowing it to be reloaded dynamically at runtime.
pub struct Layer<L, S> {
    inner: Arc<RwLock<L>>,
    subscriber: PhantomData<fn(S)>,
}
/// Allows reloading the state of an associated `Layer`.
pub struct Handle<L, S> {
    inner: Weak<RwLock<L>>,
    subscriber: PhantomData<fn(S)>,
}
/// Indicates that an error occurred when reloading a layer.
#[derive(Debug)]
pub struct Error(());
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("subscriber no longer exists") }
}
impl error::Error for Error {}
impl<L, S> Layer<L, S> {
    /// Wraps the given Layer, returning a `Layer` and a `Handle` that allows the inner value to be modified at runtime.
    pub fn new(inner: L) -> (Self, Handle<L, S>) {
        let inner = Arc::new(RwLock::new(inner));
        let handle = Handle { inner: Arc::downgrade(&inner), subscriber: PhantomData };
        (Layer { inner, subscriber: PhantomData }, handle)
    }
}
impl<L, S> Handle<L, S> {
    /// Replace the current Layer with the provided `new_value`.
    pub fn reload(&self, new_value: impl Into<L>) -> Result<(), Error> {
        let new_value = new_value.into();
        self.modify(|layer| *layer = new_value)
    }
    /// Invokes a closure with a mutable reference to the current layer.
    pub fn modify(&self, f: impl FnOnce(&mut L)) -> Result<(), Error> {
        let inner = self.inner.upgrade().ok_or(Error(()))?;
        f(&mut *inner.write().unwrap());
        tracing::callsite::rebuild_interest_cache();
        Ok(())
    }
    /// Returns a clone of the layer's current value.
    pub fn clone_current(&self) -> Option<L>
    where
        L: Clone,
    {
        self.inner.upgrade().map(|l| l.read().unwrap().clone())
    }
}
impl<L, S> Clone for Handle<L, S> {
    fn clone(&self) -> Self { Handle { inner: self.inner.clone(), subscriber: PhantomData } }
}
impl<L: LayerTrait<S> + 'static, S: tracing::Subscriber> LayerTrait<S> for Layer<L, S> {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest { self.inner.read().unwrap().register_callsite(metadata) }
    fn enabled(&self, metadata: &Metadata<'_>, ctx: Context<'_, S>) -> bool { self.inner.read().unwrap().enabled(metadata, ctx) }
    fn max_level_hint(&self) -> Option<LevelFilter> { self.inner.read().unwrap().max_level_hint() }
    fn on_new_span(&self, attrs: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) { self.inner.read().unwrap().on_new_span(attrs, id, ctx) }
    fn on_record(&self, span: &Id, values: &Record<'_>, ctx: Context<'_, S>) { self.inner.read().unwrap().on_record(span, values, ctx) }
    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) { self.inner.read().unwrap().on_event(event, ctx) }
    fn on_enter(&self, id: &Id, ctx: Context<'_, S>) { self.inner.read().unwrap().on_enter(id, ctx) }
    fn on_exit(&self, id: &Id, ctx: Context<'_, S>) { self.inner.read().unwrap().on_exit(id, ctx) }
    fn on_close(&self, id: Id, ctx: Context<'_, S>) { self.inner.read().unwrap().on_close(id, ctx) }
}
