//! Starting threads and waiting for them.
use super::capture::{inherited, set_capture};
use super::current::{set_current, Thread};
use super::local::run_local_destructors;
use super::scoped::ScopeData;
use crate::any::Any;
use crate::fmt;
use crate::io;
use crate::panicking;
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sync::{Arc, Mutex};
use crate::sys;

/// Indicates the manner in which a thread exited.
pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

// What a thread leaves behind; `done` is a futex word.
struct Packet<T> {
    result: Mutex<Option<Result<T>>>,
    done: AtomicU32,
    scope: Option<Arc<ScopeData>>,
}
// The scope may end once nobody holds the packet; a panic nobody asked for by then is the scope's.
impl<T> Drop for Packet<T> {
    fn drop(&mut self) {
        if let Some(scope) = &self.scope {
            let result = self.result.get_mut().unwrap_or_else(|e| e.into_inner()).take();
            let unhandled = matches!(result, Some(Err(_)));
            drop(result);
            scope.finished(unhandled);
        }
    }
}
impl<T> Packet<T> {
    fn wait(&self) {
        while self.done.load(Ordering::Acquire) == 0 {
            sys::futex_wait(self.done.as_ptr(), 0, u64::MAX);
        }
    }
    fn finish(&self) {
        self.done.store(1, Ordering::Release);
        sys::futex_wake(self.done.as_ptr(), u32::MAX);
    }
}
// Runs first in the new thread: `data` is a boxed `Box<dyn FnOnce()>`.
fn entry(data: *mut ()) {
    let main = unsafe { Box::from_raw(data as *mut Box<dyn FnOnce()>) };
    (*main)();
}
/// An owned permission to join on a thread (block on its termination).
pub struct JoinHandle<T> {
    thread: Thread,
    packet: Arc<Packet<T>>,
}
unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> JoinHandle<T> {
    /// Extracts a handle to the underlying thread.
    #[must_use]
    pub fn thread(&self) -> &Thread { &self.thread }
    /// Waits for the associated thread to finish.
    pub fn join(self) -> Result<T> {
        self.packet.wait();
        let result = self.packet.result.lock().unwrap_or_else(|e| e.into_inner()).take();
        result.unwrap()
    }
    /// Checks if the associated thread has finished running its main function.
    pub fn is_finished(&self) -> bool { self.packet.done.load(Ordering::Acquire) != 0 }
}
impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("JoinHandle").finish_non_exhaustive() }
}

// Starts a thread; the closure and its result may borrow for 'a (the caller sees to it that they live long enough).
pub(super) unsafe fn start<'a, F: FnOnce() -> T + 'a, T: 'a>(name: Option<String>, f: F, scope: Option<Arc<ScopeData>>) -> JoinHandle<T> {
    let packet: Arc<Packet<T>> = Arc::new(Packet { result: Mutex::new(None), done: AtomicU32::new(0), scope });
    let theirs = packet.clone();
    let capture = inherited();
    let shown = name.clone().unwrap_or_default();
    // Filled in below, before the new thread can run: `thread_spawn` does not switch.
    let handle: Arc<Mutex<Option<Thread>>> = Arc::new(Mutex::new(None));
    let handle_there = handle.clone();
    let main = move || {
        let own = handle_there.lock().unwrap_or_else(|e| e.into_inner()).take();
        if let Some(thread) = own {
            set_current(&thread);
        }
        drop(handle_there);
        set_capture(capture);
        let result = panicking::catch(f);
        *theirs.result.lock().unwrap_or_else(|e| e.into_inner()) = Some(result);
        run_local_destructors();
        set_capture(None);
        theirs.finish();
        drop(theirs);
    };
    let main: Box<dyn FnOnce() + 'a> = Box::new(main);
    let mut slot = handle.lock().unwrap_or_else(|e| e.into_inner());
    let os = sys::thread_spawn(entry, Box::into_raw(Box::new(main)) as *mut (), &shown);
    let thread = Thread::new(name, os);
    *slot = Some(thread.clone());
    drop(slot);
    JoinHandle { thread, packet }
}

/// Spawns a new thread, returning a `JoinHandle` for it.
pub fn spawn<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(f: F) -> JoinHandle<T> { unsafe { start(None, f, None) } }

/// Thread factory, which can be used in order to configure the properties of a new thread.
#[must_use = "must eventually spawn the thread"]
#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}
impl Builder {
    /// Generates the base configuration for spawning a thread.
    pub fn new() -> Builder { Builder { name: None, stack_size: None } }
    /// Names the thread-to-be.
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }
    pub(super) fn checked_name(self) -> Option<String> {
        if let Some(name) = &self.name {
            assert!(!name.as_bytes().contains(&0), "thread name may not contain interior null bytes");
        }
        self.name
    }
    /// Sets the size of the stack (in bytes) for the new thread.
    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }
    /// Spawns a new thread by taking ownership of the `Builder`.
    pub fn spawn<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(self, f: F) -> io::Result<JoinHandle<T>> { unsafe { Ok(start(self.checked_name(), f, None)) } }
    /// Spawns a new thread without any lifetime restrictions by taking ownership of the `Builder`.
    pub unsafe fn spawn_unchecked<F: FnOnce() -> T + Send, T: Send>(self, f: F) -> io::Result<JoinHandle<T>> { unsafe { Ok(start(self.checked_name(), f, None)) } }
    /// Spawns a new scoped thread using the settings set through this `Builder`.
    pub fn spawn_scoped<'scope, 'env, F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(
        self,
        scope: &'scope super::Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<super::ScopedJoinHandle<'scope, T>> {
        Ok(scope.start(self.checked_name(), f))
    }
}
