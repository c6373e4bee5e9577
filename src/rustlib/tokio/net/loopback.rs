//! The simulated network: listeners, connections as pairs of byte queues, datagram sockets.
use crate::runtime::io::{ScheduledIo, READABLE, WRITABLE};
use crate::trace::{self, Res};
use crate::util::{Flag, Shared};
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

/// Bytes that one direction of a connection holds.
const CAPACITY: usize = 256 * 1024;
/// Connections that wait to be accepted.
const BACKLOG: usize = 1024;
const FIRST_PORT: u16 = 49152;

/// One direction.
pub(super) struct Half {
    pub(super) bytes: Shared<VecDeque<u8>>,
    /// The writer is done.
    pub(super) ended: Flag<bool>,
    /// The reader is gone.
    pub(super) broken: Flag<bool>,
    pub(super) reader: Shared<Option<Arc<ScheduledIo>>>,
    pub(super) writer: Shared<Option<Arc<ScheduledIo>>>,
    res: Res,
}

/// One end of a connection.
pub(super) struct Socket {
    pub(super) io: Arc<ScheduledIo>,
    pub(super) incoming: Arc<Half>,
    pub(super) outgoing: Arc<Half>,
    pub(super) local: SocketAddr,
    pub(super) peer: SocketAddr,
    pub(super) nodelay: Flag<bool>,
}

/// A connection that was made but not accepted.
pub(super) struct Incoming {
    incoming: Arc<Half>,
    outgoing: Arc<Half>,
    pub(super) peer: SocketAddr,
}

pub(super) struct Listener {
    pub(super) addr: SocketAddr,
    pub(super) io: Arc<ScheduledIo>,
    pub(super) queue: Shared<VecDeque<Incoming>>,
}

pub(super) struct Datagrams {
    pub(super) addr: SocketAddr,
    pub(super) io: Arc<ScheduledIo>,
    pub(super) queue: Shared<VecDeque<(Vec<u8>, SocketAddr)>>,
}

struct Network {
    listeners: Vec<Arc<Listener>>,
    datagrams: Vec<Arc<Datagrams>>,
    next_port: u16,
}

static NETWORK: Shared<Network> = Shared::new(Network { listeners: Vec::new(), datagrams: Vec::new(), next_port: FIRST_PORT });

fn free_port() -> u16 {
    let network = NETWORK.get();
    let port = network.next_port;
    network.next_port = if port == u16::MAX { FIRST_PORT } else { port + 1 };
    port
}

fn with_port(addr: SocketAddr) -> SocketAddr {
    if addr.port() == 0 {
        SocketAddr::new(addr.ip(), free_port())
    } else {
        addr
    }
}

fn matches(bound: SocketAddr, wanted: SocketAddr) -> bool {
    bound.port() == wanted.port() && (bound.ip() == wanted.ip() || bound.ip().is_unspecified() || wanted.ip().is_unspecified())
}

impl Half {
    fn new() -> Arc<Half> {
        Arc::new(Half {
            bytes: Shared::new(VecDeque::new()),
            ended: Flag::new(false),
            broken: Flag::new(false),
            reader: Shared::new(None),
            writer: Shared::new(None),
            res: Res::new(trace::TCP, CAPACITY as i64),
        })
    }

    fn post_reader(&self) {
        if let Some(io) = self.reader.get() {
            io.post(READABLE);
        }
    }

    fn post_writer(&self) {
        if let Some(io) = self.writer.get() {
            io.post(WRITABLE);
        }
    }

    /// Bytes that can be read now; none: nothing yet. 0 at the end.
    pub(super) fn read(&self, len: usize, peek: bool) -> Option<Vec<u8>> {
        let bytes = self.bytes.get();
        if bytes.is_empty() {
            return if self.ended.get() || len == 0 { Some(Vec::new()) } else { None };
        }
        let n = len.min(bytes.len());
        if peek {
            return Some(bytes.iter().take(n).copied().collect());
        }
        let was_full = bytes.len() == CAPACITY;
        let taken: Vec<u8> = bytes.drain(..n).collect();
        trace::res_level(self.res.id(), bytes.len(), CAPACITY);
        if was_full {
            self.post_writer();
        }
        Some(taken)
    }

    /// How many bytes could be written; none: full.
    pub(super) fn write(&self, data: &[u8]) -> io::Result<Option<usize>> {
        if self.ended.get() || self.broken.get() {
            return Err(io::Error::from_raw_os_error(32));
        }
        let bytes = self.bytes.get();
        let n = data.len().min(CAPACITY - bytes.len());
        if n == 0 && !data.is_empty() {
            return Ok(None);
        }
        bytes.extend(data[..n].iter().copied());
        trace::res_level(self.res.id(), bytes.len(), CAPACITY);
        self.post_reader();
        Ok(Some(n))
    }

    /// The writer sends no more.
    pub(super) fn end(&self) {
        if !self.ended.replace(true) {
            self.post_reader();
        }
    }

    /// The reader is gone.
    fn break_off(&self) {
        self.broken.set(true);
        self.bytes.get().clear();
        self.post_writer();
    }
}

impl Socket {
    fn new(incoming: Arc<Half>, outgoing: Arc<Half>, local: SocketAddr, peer: SocketAddr) -> Socket {
        let io = ScheduledIo::new();
        *incoming.reader.get() = Some(io.clone());
        *outgoing.writer.get() = Some(io.clone());
        let readable = !incoming.bytes.get().is_empty() || incoming.ended.get();
        io.post(if readable { READABLE | WRITABLE } else { WRITABLE });
        Socket { io, incoming, outgoing, local, peer, nodelay: Flag::new(false) }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.outgoing.end();
        self.incoming.break_off();
        *self.incoming.reader.get() = None;
        *self.outgoing.writer.get() = None;
    }
}

impl Incoming {
    pub(super) fn accept(self, local: SocketAddr) -> Socket {
        let peer = self.peer;
        Socket::new(self.incoming, self.outgoing, local, peer)
    }
}

pub(super) fn listen(addr: SocketAddr) -> io::Result<Arc<Listener>> {
    let addr = with_port(addr);
    let network = NETWORK.get();
    if network.listeners.iter().any(|l| matches(l.addr, addr)) {
        return Err(io::Error::from_raw_os_error(98));
    }
    let listener = Arc::new(Listener { addr, io: ScheduledIo::new(), queue: Shared::new(VecDeque::new()) });
    network.listeners.push(listener.clone());
    Ok(listener)
}

pub(super) fn unlisten(listener: &Arc<Listener>) {
    NETWORK.get().listeners.retain(|l| !Arc::ptr_eq(l, listener));
    while let Some(waiting) = listener.queue.get().pop_front() {
        waiting.outgoing.end();
        waiting.incoming.break_off();
    }
}

/// Connects at once if somebody listens: the connection waits to be accepted (NE-3).
pub(super) fn connect(addr: SocketAddr) -> io::Result<Socket> {
    let found = NETWORK.get().listeners.iter().find(|l| matches(l.addr, addr)).cloned();
    let listener = match found {
        Some(listener) if listener.queue.get().len() < BACKLOG => listener,
        _ => return Err(io::Error::from_raw_os_error(111)),
    };
    let local = SocketAddr::new(addr.ip(), free_port());
    let (there, back) = (Half::new(), Half::new());
    let socket = Socket::new(back.clone(), there.clone(), local, addr);
    listener.queue.get().push_back(Incoming { incoming: there, outgoing: back, peer: local });
    listener.io.post(READABLE);
    Ok(socket)
}

pub(super) fn bind_datagrams(addr: SocketAddr) -> io::Result<Arc<Datagrams>> {
    let addr = with_port(addr);
    let network = NETWORK.get();
    if network.datagrams.iter().any(|d| matches(d.addr, addr)) {
        return Err(io::Error::from_raw_os_error(98));
    }
    let socket = Arc::new(Datagrams { addr, io: ScheduledIo::new(), queue: Shared::new(VecDeque::new()) });
    socket.io.post(WRITABLE);
    network.datagrams.push(socket.clone());
    Ok(socket)
}

pub(super) fn unbind_datagrams(socket: &Arc<Datagrams>) {
    NETWORK.get().datagrams.retain(|d| !Arc::ptr_eq(d, socket));
}

/// A datagram to nobody is lost.
pub(super) fn send_datagram(from: SocketAddr, to: SocketAddr, data: &[u8]) {
    let found = NETWORK.get().datagrams.iter().find(|d| matches(d.addr, to)).cloned();
    if let Some(socket) = found {
        socket.queue.get().push_back((data.to_vec(), from));
        socket.io.post(READABLE);
    }
}
