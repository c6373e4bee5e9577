//! Synchronization.
mod cancellation_token;
mod poll_semaphore;
mod poll_sender;
mod reusable_box;
mod tree;

pub use self::cancellation_token::{
    CancellationToken, DropGuard, DropGuardRef, WaitForCancellationFuture, WaitForCancellationFutureOwned,
};
pub use self::poll_semaphore::PollSemaphore;
pub use self::poll_sender::{PollSendError, PollSender};
pub use self::reusable_box::ReusableBoxFuture;
