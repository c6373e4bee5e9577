//! The test harness takes what `print!` and panic reports write, per thread; threads inherit it.
use super::local::LocalSlot;
use crate::prelude::rust_2021::*;
use crate::sync::{Arc, Mutex};
use crate::sys;

pub(crate) type Capture = Arc<Mutex<Vec<u8>>>;
// A boxed `Capture`.
static SLOT: LocalSlot = LocalSlot::new();

/// Sets where this thread's output goes.
pub(crate) fn set_capture(capture: Option<Capture>) {
    take_capture();
    if let Some(capture) = capture {
        sys::thread_local_slot_set(SLOT.key(), Box::into_raw(Box::new(capture)) as *mut ());
    }
}
/// Ends the capture of this thread's output.
pub(crate) fn take_capture() -> Option<Capture> {
    let raw = sys::thread_local_slot(SLOT.key()) as *mut Capture;
    if raw.is_null() {
        return None;
    }
    sys::thread_local_slot_set(SLOT.key(), crate::ptr::null_mut());
    Some(*unsafe { Box::from_raw(raw) })
}
/// A new thread writes to where its parent does.
pub(super) fn inherited() -> Option<Capture> {
    let raw = sys::thread_local_slot(SLOT.key()) as *mut Capture;
    if raw.is_null() { None } else { Some(unsafe { (*raw).clone() }) }
}
/// Writes to the capture, if there is one.
pub(crate) fn captured(bytes: &[u8]) -> bool {
    match inherited() {
        None => false,
        Some(capture) => {
            capture.lock().unwrap_or_else(|e| e.into_inner()).extend_from_slice(bytes);
            true
        }
    }
}
