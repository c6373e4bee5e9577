//! Events: points in time.
use crate::field::{Field, Value, ValueSet, Visit};
use crate::metadata::Metadata;
use crate::span::Id;

/// `Event`s represent single points in time where something occurred during the execution of a program.
#[derive(Debug)]
pub struct Event<'a> {
    fields: ValueSet<'a>,
    metadata: &'static Metadata<'static>,
    parent: Option<Option<Id>>,
}
impl<'a> Event<'a> {
    #[doc(hidden)]
    pub fn at(metadata: &'static Metadata<'static>, parent: Option<Option<Id>>, values: &'a [&'a (dyn Value + 'a)]) -> Event<'a> { Event { fields: ValueSet::of(metadata.fields(), values), metadata, parent } }
    #[doc(hidden)]
    pub fn with_names(names: &'static [&'static str], metadata: &'static Metadata<'static>, parent: Id, values: &'a [&'a (dyn Value + 'a)]) -> Event<'a> {
        Event { fields: ValueSet::all(names, values), metadata, parent: Some(Some(parent)) }
    }
    /// Visits all the fields on this `Event` with the specified visitor.
    pub fn record(&self, visitor: &mut dyn Visit) { self.fields.record(visitor) }
    /// Returns an iterator over the set of values on this `Event`.
    pub fn fields(&self) -> impl Iterator<Item = Field> { self.metadata.fields().iter() }
    /// Returns metadata describing this `Event`.
    pub fn metadata(&self) -> &'static Metadata<'static> { self.metadata }
    /// Returns true if the new event should be a root.
    pub fn is_root(&self) -> bool { matches!(self.parent, Some(None)) }
    /// Returns true if the new event's parent should be determined based on the current context.
    pub fn is_contextual(&self) -> bool { self.parent.is_none() }
    /// Returns the new event's explicitly-specified parent, if there is one.
    pub fn parent(&self) -> Option<&Id> { self.parent.as_ref().and_then(|p| p.as_ref()) }
}
