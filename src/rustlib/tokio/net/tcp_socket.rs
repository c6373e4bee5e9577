//! TCP below the library: the ends of connections, and what becomes of bytes in flight (NE-3, NE-4).
use super::loopback::{os, BROKEN_PIPE, CONNECTION_REFUSED, CONNECTION_RESET, NOT_CONNECTED};
use crate::io::Ready;
use crate::runtime::io::{post, would_block, IoSource, ScheduledIo};
use crate::trace::{self, Res};
use crate::util::bytes::ByteQueue;
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Weak};

/// Bytes that are on their way in one direction at most.
const CAPACITY: usize = 2_560 * 1024;

/// One end of a connection.
pub(super) struct Endpoint {
    pub(super) local: SocketAddr,
    pub(super) peer_addr: SocketAddr,
    /// None until it is accepted.
    io: Shared<Option<ScheduledIo>>,
    state: Shared<State>,
    peer: Shared<Weak<Endpoint>>,
    pub(super) nodelay: Flag<bool>,
    pub(super) ttl: Flag<u32>,
    res: Res,
}

struct State {
    /// Bytes that arrived here.
    received: ByteQueue,
    /// Known to the other side (false: waits for room in the backlog).
    connected: bool,
    /// The peer sends no more.
    read_ended: bool,
    /// This end sends no more.
    write_ended: bool,
    /// The connection is gone.
    reset: bool,
    /// Reported by the next operation, once.
    error: Option<i32>,
    /// A write found no room: room is an event.
    wants_room: bool,
}

/// A listening socket.
pub(super) struct Listening {
    pub(super) addr: SocketAddr,
    pub(super) io: ScheduledIo,
    /// Connections to be accepted.
    queue: Shared<VecDeque<Arc<Endpoint>>>,
    /// Connections for which the queue has no room.
    waiting: Shared<VecDeque<Arc<Endpoint>>>,
    backlog: usize,
}

impl Endpoint {
    fn new(local: SocketAddr, peer_addr: SocketAddr, io: Option<ScheduledIo>) -> Arc<Endpoint> {
        Arc::new(Endpoint {
            local,
            peer_addr,
            io: Shared::new(io),
            state: Shared::new(State {
                received: ByteQueue::new(),
                connected: true,
                read_ended: false,
                write_ended: false,
                reset: false,
                error: None,
                wants_room: false,
            }),
            peer: Shared::new(Weak::new()),
            nodelay: Flag::new(false),
            ttl: Flag::new(64),
            res: Res::new(trace::TCP, CAPACITY as i64),
        })
    }

    /// Nobody listens there.
    pub(super) fn refused(local: SocketAddr, to: SocketAddr) -> Arc<Endpoint> {
        let end = Endpoint::new(local, to, Some(ScheduledIo::new()));
        let state = end.state.get();
        state.reset = true;
        state.error = Some(CONNECTION_REFUSED);
        post(end.clone());
        end
    }

    /// The readiness of an end that a program has: it was accepted, or connected itself.
    pub(super) fn scheduled(&self) -> &ScheduledIo {
        match self.io.get() {
            Some(io) => io,
            None => unreachable!(),
        }
    }

    /// An error that waits to be reported.
    pub(super) fn take_error(&self) -> Option<io::Error> {
        self.state.get().error.take().map(os)
    }

    fn free(&self) -> usize {
        CAPACITY - self.state.get().received.len()
    }

    pub(super) fn read(self: &Arc<Self>, buf: &mut [u8], peek: bool) -> io::Result<usize> {
        let state = self.state.get();
        if buf.is_empty() {
            return Ok(0);
        }
        let bytes = state.received.front(buf.len());
        let n = bytes.len();
        if n == 0 {
            return match state.error.take() {
                Some(error) => Err(os(error)),
                None if state.read_ended || state.reset => Ok(0),
                None => Err(would_block()),
            };
        }
        buf[..n].copy_from_slice(bytes);
        if !peek {
            trace::recv(self.res.id(), &bytes, state.received.len() - n);
            state.received.consume(n);
            if let Some(peer) = self.peer.get().upgrade() {
                // As on Linux: a third must be free before the writer is told.
                if peer.state.get().wants_room && self.free() >= CAPACITY / 3 {
                    peer.state.get().wants_room = false;
                    post(peer);
                }
            }
        }
        Ok(n)
    }

    pub(super) fn write(self: &Arc<Self>, data: &[u8]) -> io::Result<usize> {
        let state = self.state.get();
        if let Some(error) = state.error.take() {
            return Err(os(error));
        }
        if state.write_ended || state.reset {
            return Err(os(BROKEN_PIPE));
        }
        let peer = match self.peer.get().upgrade() {
            Some(peer) => peer,
            None => {
                // The peer is closed: it answers with a reset.
                let error = if state.read_ended { BROKEN_PIPE } else { CONNECTION_RESET };
                self.reset(error);
                return Ok(data.len());
            }
        };
        let n = data.len().min(peer.free());
        if n < data.len() {
            state.wants_room = true;
            if n == 0 {
                return Err(would_block());
            }
        }
        let bytes: &[u8] = &data[..n];
        let received = &mut peer.state.get().received;
        received.push(bytes);
        trace::send(peer.res.id(), &bytes, received.len());
        if n > 0 {
            post(peer);
        }
        Ok(n)
    }

    /// Sends no more; the peer reads what is on its way, then the end.
    pub(super) fn end_write(self: &Arc<Self>) -> io::Result<()> {
        let state = self.state.get();
        if state.reset {
            return Err(os(NOT_CONNECTED));
        }
        if !state.write_ended {
            state.write_ended = true;
            if let Some(peer) = self.peer.get().upgrade() {
                peer.state.get().read_ended = true;
                trace::res_close(peer.res.id(), 1);
                post(peer);
            }
        }
        Ok(())
    }

    /// Receives no more.
    pub(super) fn end_read(&self) {
        self.state.get().read_ended = true;
    }

    fn reset(self: &Arc<Self>, error: i32) {
        let state = self.state.get();
        state.reset = true;
        state.error = Some(error);
        post(self.clone());
    }

    /// The program drops its end. Bytes that nobody read make it a reset.
    pub(super) fn close(self: &Arc<Self>) {
        if let Some(io) = self.io.get() {
            io.close();
        }
        let state = self.state.get();
        trace::res_drop(self.res.id(), state.received.len());
        if !state.received.is_empty() {
            if let Some(peer) = self.peer.get().upgrade() {
                if !peer.state.get().reset {
                    peer.reset(CONNECTION_RESET);
                }
            }
        } else {
            let _ = self.end_write();
        }
        *self.peer.get() = Weak::new();
        state.reset = true;
    }
}

impl IoSource for Endpoint {
    fn io(&self) -> Option<&ScheduledIo> {
        self.io.get().as_ref()
    }

    fn ready_now(&self) -> Ready {
        let state = self.state.get();
        let mut ready = Ready::EMPTY;
        if !state.connected {
            return ready;
        }
        if !state.received.is_empty() {
            ready |= Ready::READABLE;
        }
        if state.read_ended || state.reset {
            ready |= Ready::READABLE | Ready::READ_CLOSED;
        }
        let room = match self.peer.get().upgrade() {
            Some(peer) => peer.free() > 0,
            None => true,
        };
        if room || state.write_ended || state.reset {
            ready |= Ready::WRITABLE;
        }
        if state.reset || (state.read_ended && state.write_ended) {
            ready |= Ready::WRITE_CLOSED;
        }
        if state.error.is_some() {
            ready |= Ready::ERROR;
        }
        ready
    }
}

impl Listening {
    pub(super) fn new(addr: SocketAddr, backlog: usize) -> Arc<Listening> {
        Arc::new(Listening {
            addr,
            io: ScheduledIo::new(),
            queue: Shared::new(VecDeque::new()),
            waiting: Shared::new(VecDeque::new()),
            backlog,
        })
    }

    /// A new connection: its other end waits here to be accepted. Returns the end of the one that connects.
    pub(super) fn connected(self: &Arc<Self>, from: SocketAddr, to: SocketAddr) -> Arc<Endpoint> {
        let near = Endpoint::new(from, to, Some(ScheduledIo::new()));
        let far = Endpoint::new(to, from, None);
        *near.peer.get() = Arc::downgrade(&far);
        *far.peer.get() = Arc::downgrade(&near);
        if self.queue.get().len() > self.backlog {
            near.state.get().connected = false;
            self.waiting.get().push_back(far);
        } else {
            self.queue.get().push_back(far);
            post(near.clone());
            post(self.clone());
        }
        near
    }

    /// The oldest connection becomes a socket of the current runtime.
    pub(super) fn accept(self: &Arc<Self>) -> io::Result<Arc<Endpoint>> {
        let next = self.queue.get().pop_front();
        let end = match next {
            Some(end) => end,
            None => return Err(would_block()),
        };
        if let Some(waiting) = self.waiting.get().pop_front() {
            if let Some(near) = waiting.peer.get().upgrade() {
                near.state.get().connected = true;
                post(near);
            }
            self.queue.get().push_back(waiting);
            post(self.clone());
        }
        *end.io.get() = Some(ScheduledIo::new());
        post(end.clone());
        Ok(end)
    }

    /// Nobody listens any more: connections that wait are reset.
    pub(super) fn close(&self) {
        self.io.close();
        while let Some(end) = self.queue.get().pop_front().or_else(|| self.waiting.get().pop_front()) {
            if let Some(near) = end.peer.get().upgrade() {
                near.reset(CONNECTION_RESET);
            }
        }
    }
}

impl IoSource for Listening {
    fn io(&self) -> Option<&ScheduledIo> {
        Some(&self.io)
    }

    fn ready_now(&self) -> Ready {
        if self.queue.get().is_empty() {
            Ready::EMPTY
        } else {
            Ready::READABLE
        }
    }
}
