//! `yield_now`.
use crate::runtime::context;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Lets other tasks run: this one goes on after the scheduler has looked at timers and I/O (TK-14, CT-12).
pub async fn yield_now() {
    YieldNow { yielded: false }.await
}

struct YieldNow {
    yielded: bool,
}

impl Future for YieldNow {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.yielded {
            return Poll::Ready(());
        }
        self.yielded = true;
        context::defer(cx.waker());
        Poll::Pending
    }
}
