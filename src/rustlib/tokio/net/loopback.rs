//! The simulated network of the process: who listens at which address. No other host can be reached.
use super::tcp_socket::{Endpoint, Listening};
use crate::io::Ready;
use crate::runtime::io::{post, IoSource, ScheduledIo};
use crate::util::Shared;
use std::collections::VecDeque;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

const FIRST_PORT: u16 = 49152;

pub(super) const BROKEN_PIPE: i32 = 32;
const ADDRESS_IN_USE: i32 = 98;
const NETWORK_UNREACHABLE: i32 = 101;
pub(super) const CONNECTION_RESET: i32 = 104;
pub(super) const NOT_CONNECTED: i32 = 107;
pub(super) const CONNECTION_REFUSED: i32 = 111;

pub(super) fn os(number: i32) -> io::Error {
    io::Error::from_raw_os_error(number)
}

/// A UDP socket.
pub(super) struct Datagrams {
    pub(super) addr: SocketAddr,
    pub(super) io: ScheduledIo,
    pub(super) queue: Shared<VecDeque<(Vec<u8>, SocketAddr)>>,
}

struct Network {
    listeners: Vec<Arc<Listening>>,
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

/// Both cannot be bound at once.
fn collide(one: SocketAddr, other: SocketAddr) -> bool {
    one.port() == other.port() && (one.ip() == other.ip() || one.ip().is_unspecified() || other.ip().is_unspecified())
}

/// The address that is meant by one to connect to: "any" is the host itself.
fn target(addr: SocketAddr) -> SocketAddr {
    match addr.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), addr.port()),
        IpAddr::V6(ip) if ip.is_unspecified() => SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), addr.port()),
        _ => addr,
    }
}

fn receives(bound: SocketAddr, to: SocketAddr) -> bool {
    bound.port() == to.port() && (bound.ip() == to.ip() || bound.ip().is_unspecified())
}

pub(super) fn listen(addr: SocketAddr, backlog: usize) -> io::Result<Arc<Listening>> {
    let addr = with_port(addr);
    let network = NETWORK.get();
    if network.listeners.iter().any(|listener| collide(listener.addr, addr)) {
        return Err(os(ADDRESS_IN_USE));
    }
    let listener = Listening::new(addr, backlog);
    network.listeners.push(listener.clone());
    Ok(listener)
}

pub(super) fn unlisten(listener: &Arc<Listening>) {
    NETWORK.get().listeners.retain(|other| !Arc::ptr_eq(other, listener));
}

/// An end that is connected at its next event, or knows then that nobody listens (NE-3).
pub(super) fn connect(addr: SocketAddr, from: Option<SocketAddr>) -> io::Result<Arc<Endpoint>> {
    let to = target(addr);
    let found = NETWORK.get().listeners.iter().find(|listener| receives(listener.addr, to)).cloned();
    if found.is_none() && !to.ip().is_loopback() {
        return Err(os(NETWORK_UNREACHABLE));
    }
    let local = match from {
        Some(from) => with_port(SocketAddr::new(target(from).ip(), from.port())),
        None => SocketAddr::new(to.ip(), free_port()),
    };
    Ok(match found {
        Some(listener) => listener.connected(local, to),
        None => Endpoint::refused(local, to),
    })
}

pub(super) fn bind_datagrams(addr: SocketAddr) -> io::Result<Arc<Datagrams>> {
    let addr = with_port(addr);
    let network = NETWORK.get();
    if network.datagrams.iter().any(|socket| collide(socket.addr, addr)) {
        return Err(os(ADDRESS_IN_USE));
    }
    let socket = Arc::new(Datagrams { addr, io: ScheduledIo::new(), queue: Shared::new(VecDeque::new()) });
    network.datagrams.push(socket.clone());
    post(socket.clone());
    Ok(socket)
}

pub(super) fn unbind_datagrams(socket: &Arc<Datagrams>) {
    socket.io.close();
    NETWORK.get().datagrams.retain(|other| !Arc::ptr_eq(other, socket));
}

/// A datagram to nobody is lost.
pub(super) fn send_datagram(from: SocketAddr, to: SocketAddr, data: &[u8]) -> io::Result<usize> {
    let to = target(to);
    let found = NETWORK.get().datagrams.iter().find(|socket| receives(socket.addr, to)).cloned();
    match found {
        Some(socket) => {
            let from = SocketAddr::new(if from.ip().is_unspecified() { to.ip() } else { from.ip() }, from.port());
            socket.queue.get().push_back((data.to_vec(), from));
            post(socket);
        }
        None if !to.ip().is_loopback() => return Err(os(NETWORK_UNREACHABLE)),
        None => {}
    }
    Ok(data.len())
}

impl IoSource for Datagrams {
    fn io(&self) -> Option<&ScheduledIo> {
        Some(&self.io)
    }

    fn ready_now(&self) -> Ready {
        if self.queue.get().is_empty() {
            Ready::WRITABLE
        } else {
            Ready::READABLE | Ready::WRITABLE
        }
    }
}
