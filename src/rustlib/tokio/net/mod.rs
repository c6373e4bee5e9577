//! Sockets, on a network of their own inside the simulated process (NE-1..NE-6).
mod addr;
mod loopback;
mod tcp_listener;
mod tcp_socket;
mod tcp_split;
mod tcp_stream;
mod udp;

pub use self::addr::{lookup_host, ToSocketAddrs};
pub use self::tcp_listener::{TcpListener, TcpSocket};
pub use self::tcp_stream::TcpStream;
pub use self::udp::UdpSocket;

use std::panic::{RefUnwindSafe, UnwindSafe};

// A panic leaves a socket usable.
impl UnwindSafe for TcpListener {}
impl RefUnwindSafe for TcpListener {}
impl UnwindSafe for TcpStream {}
impl RefUnwindSafe for TcpStream {}
impl UnwindSafe for UdpSocket {}
impl RefUnwindSafe for UdpSocket {}

pub mod tcp {
    //! The halves of a connection.
    pub use super::tcp_split::{OwnedReadHalf, OwnedWriteHalf, ReadHalf, ReuniteError, WriteHalf};
}
