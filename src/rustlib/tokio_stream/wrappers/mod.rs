//! Receivers, intervals and the like as streams (TS-6).
mod broadcast;
mod misc;
mod mpsc;
mod watch;

pub use self::broadcast::BroadcastStream;
pub use self::misc::{IntervalStream, JoinSetStream, LinesStream, ReadDirStream, SignalStream, SplitStream, TcpListenerStream};
pub use self::mpsc::{ReceiverStream, UnboundedReceiverStream};
pub use self::watch::WatchStream;

pub mod errors {
    //! Errors of the wrappers.
    pub use super::broadcast::BroadcastStreamRecvError;
}
