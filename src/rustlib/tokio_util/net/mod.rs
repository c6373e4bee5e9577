//! What accepts connections.
use crate::either::Either;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite};

/// What accepts connections.
pub trait Listener {
    type Io: AsyncRead + AsyncWrite;
    type Addr;

    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<(Self::Io, Self::Addr)>>;

    /// The next connection.
    fn accept(&mut self) -> ListenerAcceptFut<'_, Self>
    where
        Self: Sized,
    {
        ListenerAcceptFut { listener: self }
    }

    fn local_addr(&self) -> io::Result<Self::Addr>;
}

impl Listener for tokio::net::TcpListener {
    type Io = tokio::net::TcpStream;
    type Addr = std::net::SocketAddr;

    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<(Self::Io, Self::Addr)>> {
        tokio::net::TcpListener::poll_accept(self, cx)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        tokio::net::TcpListener::local_addr(self)
    }
}

/// See `Listener::accept`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ListenerAcceptFut<'a, L> {
    listener: &'a mut L,
}

impl<L: Listener> Future for ListenerAcceptFut<'_, L> {
    type Output = io::Result<(L::Io, L::Addr)>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.listener.poll_accept(cx)
    }
}

impl<L: Listener, R: Listener> Either<L, R> {
    /// The next connection of the listener that it is.
    pub async fn accept(&mut self) -> io::Result<Either<(L::Io, L::Addr), (R::Io, R::Addr)>> {
        match self {
            Either::Left(listener) => Ok(Either::Left(listener.accept().await?)),
            Either::Right(listener) => Ok(Either::Right(listener.accept().await?)),
        }
    }

    pub fn local_addr(&self) -> io::Result<Either<L::Addr, R::Addr>> {
        match self {
            Either::Left(listener) => Ok(Either::Left(listener.local_addr()?)),
            Either::Right(listener) => Ok(Either::Right(listener.local_addr()?)),
        }
    }
}
