//! Sockets, on the network of the simulated machine (NE-1..NE-6).
mod addr;
mod halves;
mod tcp_listener;
mod tcp_socket;
mod tcp_stream;
mod udp;
pub mod unix;

pub use self::addr::{lookup_host, ToSocketAddrs};
pub use self::tcp_listener::TcpListener;
pub use self::tcp_socket::TcpSocket;
pub use self::tcp_stream::TcpStream;
pub use self::udp::UdpSocket;
pub use self::unix::datagram::UnixDatagram;
pub use self::unix::listener::UnixListener;
pub use self::unix::socket::UnixSocket;
pub use self::unix::stream::UnixStream;

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
    pub use super::tcp_stream::halves::{OwnedReadHalf, OwnedWriteHalf, ReadHalf, ReuniteError, WriteHalf};
}
