//! How a panic goes: payload, hook, report, unwinding.
use crate::any::Any;
use crate::fmt;
use crate::intrinsics;
use crate::mem::MaybeUninit;
use crate::panic::{Location, PanicHookInfo};
use crate::prelude::rust_2021::*;
use crate::sync::atomic::{AtomicBool, Ordering};
use crate::sync::RwLock;

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;
static HOOK: RwLock<Option<Hook>> = RwLock::new(None);

/// `&'static str` if the message is a literal, else `String`, as `panic!` has it.
#[track_caller]
pub(crate) fn panic_args(args: fmt::Arguments<'_>) -> ! {
    match args.as_str() {
        Some(s) => panic_static(s),
        None => panic_string(fmt::format(args)),
    }
}
#[track_caller]
pub(crate) fn panic_static(msg: &'static str) -> ! { panic_with(Box::new(msg), msg, Location::caller()) }
#[track_caller]
pub(crate) fn panic_string(msg: String) -> ! {
    let shown = msg.clone();
    panic_with(Box::new(msg), &shown, Location::caller())
}
/// `panic_any`.
#[track_caller]
pub(crate) fn panic_value<M: Any + Send>(msg: M) -> ! {
    let payload: Box<dyn Any + Send> = Box::new(msg);
    let shown = String::from(payload_str(&*payload).unwrap_or("Box<dyn Any>"));
    panic_with(payload, &shown, Location::caller())
}
fn panic_with(payload: Box<dyn Any + Send>, message: &str, location: &'static Location<'static>) -> ! {
    {
        let info = PanicHookInfo::new(location, &*payload);
        let hook = HOOK.read();
        match &hook {
            Ok(hook) => match &**hook {
                Some(hook) => hook(&info),
                None => default_hook(&info),
            },
            Err(_) => default_hook(&info),
        }
    }
    intrinsics::panic_start(payload, message, true)
}
/// Unwinds without calling the hook.
pub(crate) fn resume(payload: Box<dyn Any + Send>) -> ! {
    let shown = String::from(payload_str(&*payload).unwrap_or("Box<dyn Any>"));
    intrinsics::panic_start(payload, &shown, false)
}
pub(crate) fn payload_str<'a>(payload: &'a (dyn Any + Send)) -> Option<&'a str> {
    if let Some(s) = payload.downcast_ref::<&'static str>() {
        Some(*s)
    } else if let Some(s) = payload.downcast_ref::<String>() {
        Some(s)
    } else {
        None
    }
}

/// The report on stderr; the note comes once per process.
pub(crate) fn default_hook(info: &PanicHookInfo<'_>) {
    static NOTED: AtomicBool = AtomicBool::new(false);
    let message = payload_str(info.payload()).unwrap_or("Box<dyn Any>");
    let mut text = String::from("\nthread '");
    crate::thread::with_current_name(|name| text.push_str(name.unwrap_or("<unnamed>")));
    let id = crate::thread::os_id();
    let location = info.location().unwrap();
    text.push_str(&format!("' ({id}) panicked at {location}:\n{message}\n"));
    if !NOTED.swap(true, Ordering::Relaxed) {
        text.push_str("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n");
    }
    if !crate::thread::captured(text.as_bytes()) {
        crate::sys::stderr_write(text.as_bytes());
    }
}

#[track_caller]
pub(crate) fn set_hook(hook: Hook) {
    if intrinsics::panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let old = HOOK.write().unwrap_or_else(|e| e.into_inner()).replace(hook);
    drop(old);
}
#[track_caller]
pub(crate) fn take_hook() -> Hook {
    if intrinsics::panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let hook = HOOK.write().unwrap_or_else(|e| e.into_inner()).take();
    match hook {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

struct Attempt<F, R> {
    f: Option<F>,
    result: Option<R>,
}
fn attempt<F: FnOnce() -> R, R>(data: *mut u8) {
    let attempt = unsafe { &mut *(data as *mut Attempt<F, R>) };
    if let Some(f) = attempt.f.take() {
        attempt.result = Some(f());
    }
}
/// Calls `f`; a panic in it becomes an `Err` with the payload.
pub(crate) fn catch<F: FnOnce() -> R, R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    let mut data = Attempt { f: Some(f), result: None };
    let mut payload = MaybeUninit::<Box<dyn Any + Send>>::uninit();
    let panicked = unsafe { intrinsics::catch_unwind(attempt::<F, R>, &raw mut data as *mut u8, payload.as_mut_ptr()) };
    if panicked {
        return Err(unsafe { payload.assume_init() });
    }
    match data.result {
        Some(r) => Ok(r),
        None => intrinsics::abort(),
    }
}
