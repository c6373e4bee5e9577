//! Signals (SI-1, SI-2).
use crate::runtime::context;
use crate::sync::watch;
use crate::util::Shared;
use std::io;

pub mod unix {
    //! Signals by their kind.
    use super::register;
    use crate::sync::watch;
    use std::io;
    use std::task::{Context, Poll};

    /// Which signal.
    #[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
    pub struct SignalKind(i32);

    impl SignalKind {
        pub const fn from_raw(signum: i32) -> SignalKind {
            SignalKind(signum)
        }

        pub const fn as_raw_value(&self) -> i32 {
            self.0
        }

        pub const fn hangup() -> SignalKind {
            SignalKind(1)
        }

        pub const fn interrupt() -> SignalKind {
            SignalKind(2)
        }

        pub const fn quit() -> SignalKind {
            SignalKind(3)
        }

        pub const fn user_defined1() -> SignalKind {
            SignalKind(10)
        }

        pub const fn user_defined2() -> SignalKind {
            SignalKind(12)
        }

        pub const fn pipe() -> SignalKind {
            SignalKind(13)
        }

        pub const fn alarm() -> SignalKind {
            SignalKind(14)
        }

        pub const fn terminate() -> SignalKind {
            SignalKind(15)
        }

        pub const fn child() -> SignalKind {
            SignalKind(17)
        }

        pub const fn window_change() -> SignalKind {
            SignalKind(28)
        }

        pub const fn io() -> SignalKind {
            SignalKind(29)
        }
    }

    impl From<std::os::raw::c_int> for SignalKind {
        fn from(signum: std::os::raw::c_int) -> SignalKind {
            SignalKind(signum)
        }
    }

    /// Receives a kind of signal.
    #[must_use = "streams do nothing unless polled"]
    #[derive(Debug)]
    pub struct Signal {
        inner: watch::Receiver<()>,
        future: Option<ChangedFuture>,
    }

    type Boxed = std::pin::Pin<Box<dyn std::future::Future<Output = watch::Receiver<()>> + Send + Sync>>;

    struct ChangedFuture(Boxed);

    impl std::fmt::Debug for ChangedFuture {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("..")
        }
    }

    /// Listens for a kind of signal from now on; the process does not end by it any more.
    #[track_caller]
    pub fn signal(kind: SignalKind) -> io::Result<Signal> {
        Ok(Signal { inner: register(kind.0)?, future: None })
    }

    impl Signal {
        /// Waits for the signal. Several that arrive meanwhile count as one. Cancel safe.
        pub async fn recv(&mut self) -> Option<()> {
            let _ = self.inner.changed().await;
            Some(())
        }

        pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {
            let inner = &self.inner;
            let future = self.future.get_or_insert_with(|| {
                let mut receiver = inner.clone();
                ChangedFuture(Box::pin(async move {
                    let _ = receiver.changed().await;
                    receiver
                }))
            });
            let receiver = ready!(future.0.as_mut().poll(cx));
            self.inner = receiver;
            self.future = None;
            Poll::Ready(Some(()))
        }
    }
}

/// Signals that the program handles.
static HANDLED: Shared<Vec<(i32, watch::Sender<()>)>> = Shared::new(Vec::new());

/// The last of the real-time signals.
const LAST: i32 = 64;

const FORBIDDEN: [i32; 5] = [9, 19, 4, 8, 11];

#[track_caller]
fn register(signal: i32) -> io::Result<watch::Receiver<()>> {
    let handle = context::handle();
    if !handle.driver().io_enabled {
        panic!("there is no signal driver running, must be called from the context of Tokio runtime");
    }
    if signal <= 0 || FORBIDDEN.contains(&signal) {
        return Err(io::Error::new(io::ErrorKind::Other, format!("Refusing to register signal {signal}")));
    }
    if signal > LAST {
        return Err(io::Error::new(io::ErrorKind::Other, "signal too large"));
    }
    let handled = HANDLED.get();
    for (known, sender) in handled.iter() {
        if *known == signal {
            return Ok(sender.subscribe());
        }
    }
    let (sender, receiver) = watch::channel_untraced(());
    handled.push((signal, sender));
    crate::sim::signal_handle(signal);
    Ok(receiver)
}

/// A signal arrived: all its listeners hear of it.
pub(crate) fn deliver(signal: i32) {
    for (known, sender) in HANDLED.get().iter() {
        if *known == signal {
            crate::trace::via(0, crate::trace::BY_SIGNAL);
            let _ = sender.send(());
            crate::trace::via(0, 0);
        }
    }
}

/// Waits for Ctrl-C. Once this was polled, Ctrl-C does not end the process any more.
pub async fn ctrl_c() -> io::Result<()> {
    let mut receiver = register(2)?;
    let _ = receiver.changed().await;
    Ok(())
}
