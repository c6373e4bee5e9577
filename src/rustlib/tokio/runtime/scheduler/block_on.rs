//! Blocking a thread on one future, without driving anything else.
use crate::runtime::context::BudgetGuard;
use crate::runtime::park::Parker;
use crate::task::coop::BUDGET;
use crate::trace;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct ThreadWaker {
    parker: Parker,
    root: bool,
}

impl Wake for ThreadWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.root {
            trace::wake(0, true);
        }
        self.parker.unpark();
    }
}

/// Polls, and waits for a wake, until the future is ready. `root`: it is a runtime's root future.
pub(crate) fn park_on<F: Future>(mut future: Pin<&mut F>, root: bool) -> F::Output {
    let thread = Arc::new(ThreadWaker { parker: Parker::new(), root });
    let waker = Waker::from(thread.clone());
    let mut cx = Context::from_waker(&waker);
    loop {
        if root {
            trace::poll_begin(0, -1);
        }
        let polled = {
            let _budget = BudgetGuard::enter(BUDGET);
            future.as_mut().poll(&mut cx)
        };
        if root {
            if polled.is_ready() {
                trace::task_end(0, 1);
            }
            trace::poll_end(if polled.is_ready() { 1 } else { 0 });
        }
        if let Poll::Ready(output) = polled {
            return output;
        }
        thread.parker.park(u64::MAX, 0);
    }
}
