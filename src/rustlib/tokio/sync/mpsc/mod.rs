//! Channels with many senders and one receiver.
mod bounded;
mod chan;
pub mod error;
mod permit;
mod unbounded;

pub use self::bounded::{channel, Receiver, Sender, WeakSender};
pub use self::permit::{OwnedPermit, Permit, PermitIterator};
pub use self::unbounded::{unbounded_channel, UnboundedReceiver, UnboundedSender, WeakUnboundedSender};
