//! `UdpFramed`: datagrams as frames with addresses.
use crate::codec::{Decoder, Encoder};
use bytes::{BufMut, BytesMut};
use futures_core::Stream;
use futures_sink::Sink;
use std::borrow::Borrow;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::ReadBuf;
use tokio::net::UdpSocket;

const INITIAL_RD_CAPACITY: usize = 64 * 1024;
const INITIAL_WR_CAPACITY: usize = 8 * 1024;

/// Datagrams as frames with addresses.
#[must_use = "sinks do nothing unless polled"]
#[derive(Debug)]
pub struct UdpFramed<C, T = UdpSocket> {
    socket: T,
    codec: C,
    rd: BytesMut,
    wr: BytesMut,
    out_addr: SocketAddr,
    flushed: bool,
    is_readable: bool,
    current_addr: Option<SocketAddr>,
}

impl<C, T> Unpin for UdpFramed<C, T> {}

impl<C, T: Borrow<UdpSocket>> UdpFramed<C, T> {
    pub fn new(socket: T, codec: C) -> UdpFramed<C, T> {
        UdpFramed {
            socket,
            codec,
            rd: BytesMut::with_capacity(INITIAL_RD_CAPACITY),
            wr: BytesMut::with_capacity(INITIAL_WR_CAPACITY),
            out_addr: SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0)),
            flushed: true,
            is_readable: false,
            current_addr: None,
        }
    }

    pub fn get_ref(&self) -> &T {
        &self.socket
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.socket
    }

    pub fn codec(&self) -> &C {
        &self.codec
    }

    pub fn codec_mut(&mut self) -> &mut C {
        &mut self.codec
    }

    pub fn read_buffer(&self) -> &BytesMut {
        &self.rd
    }

    pub fn read_buffer_mut(&mut self) -> &mut BytesMut {
        &mut self.rd
    }

    pub fn into_inner(self) -> T {
        self.socket
    }
}

impl<C: Decoder, T: Borrow<UdpSocket>> Stream for UdpFramed<C, T> {
    type Item = Result<(C::Item, SocketAddr), C::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            // Every datagram stands alone: what its frames leave over is lost.
            if this.is_readable {
                if let Some(frame) = this.codec.decode_eof(&mut this.rd)? {
                    let addr = this.current_addr.expect("will always be set before this line is called");
                    return Poll::Ready(Some(Ok((frame, addr))));
                }
                this.is_readable = false;
                this.rd.clear();
            }
            let mut room = vec![0; INITIAL_RD_CAPACITY];
            let mut read = ReadBuf::new(&mut room);
            let addr = ready!(this.socket.borrow().poll_recv_from(cx, &mut read))?;
            this.rd.put_slice(read.filled());
            this.current_addr = Some(addr);
            this.is_readable = true;
        }
    }
}

impl<I, C: Encoder<I>, T: Borrow<UdpSocket>> Sink<(I, SocketAddr)> for UdpFramed<C, T> {
    type Error = C::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), C::Error>> {
        self.poll_flush(cx)
    }

    fn start_send(self: Pin<&mut Self>, item: (I, SocketAddr)) -> Result<(), C::Error> {
        let (frame, out_addr) = item;
        let this = self.get_mut();
        this.codec.encode(frame, &mut this.wr)?;
        this.out_addr = out_addr;
        this.flushed = false;
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), C::Error>> {
        let this = self.get_mut();
        if this.flushed {
            return Poll::Ready(Ok(()));
        }
        let n = ready!(this.socket.borrow().poll_send_to(cx, &this.wr, this.out_addr))?;
        let all = n == this.wr.len();
        this.wr.clear();
        this.flushed = true;
        if all {
            return Poll::Ready(Ok(()));
        }
        Poll::Ready(Err(io::Error::new(io::ErrorKind::Other, "failed to write entire datagram to socket").into()))
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), C::Error>> {
        self.poll_flush(cx)
    }
}
