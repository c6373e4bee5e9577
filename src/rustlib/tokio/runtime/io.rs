//! I/O events: sockets, signals.
pub(crate) struct IoDriver {}
impl IoDriver {
    pub(crate) fn new() -> IoDriver { IoDriver {} }
    pub(crate) fn serve(&self) {}
    pub(crate) fn shut_down(&self) {}
}
