// Several buffers at once, readers that are chained or looked into, and what waits when its runtime ends.
use bytes::{Buf, Bytes};
use std::io::{IoSlice, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{self, AsyncReadExt, AsyncSeekExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter};

#[derive(Default, Debug)]
struct Log {
    calls: Vec<Vec<usize>>,
    vectored: bool,
}

impl AsyncWrite for Log {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.calls.push(vec![buf.len()]);
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.calls.push(bufs.iter().map(|b| b.len()).collect());
        Poll::Ready(Ok(bufs.iter().map(|b| b.len()).sum()))
    }
    fn is_write_vectored(&self) -> bool {
        self.vectored
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

async fn writes() {
    for vectored in [false, true] {
        let mut log = Log { vectored, ..Log::default() };
        let head = Buf::chain(Bytes::from_static(b"hello"), Bytes::from_static(b", "));
        let mut buf = Buf::chain(head, Bytes::from_static(b"world"));
        log.write_all_buf(&mut buf).await.unwrap();
        println!("{:?}", log.calls);

        let mut out = BufWriter::with_capacity(8, Log { vectored, ..Log::default() });
        let slices = [IoSlice::new(b"abc"), IoSlice::new(b"defgh"), IoSlice::new(b"ij")];
        let n = out.write_vectored(&slices).await.unwrap();
        println!("{n} {:?}", out.buffer());
        out.flush().await.unwrap();
        println!("{:?}", out.get_ref().calls);
    }
}

async fn reads() {
    let mut both = AsyncReadExt::chain(&b"one "[..], &b"two"[..]);
    println!("{}", both.read(&mut []).await.unwrap());
    let mut text = String::from("zero ");
    both.read_to_string(&mut text).await.unwrap();
    println!("{text}");

    let mut reader = BufReader::with_capacity(2, std::io::Cursor::new([0u8, 1, 2, 3, 4]));
    reader.read_u8().await.unwrap();
    println!("{:?}", reader.seek(SeekFrom::Current(i64::MIN)).await.is_err());
    println!("{:?} {:?}", reader.seek(SeekFrom::Current(2)).await.unwrap(), reader.read_u8().await.unwrap());

    let mut failing = tokio_test::io::Builder::new()
        .read(b"some")
        .read_error(std::io::Error::other("broken"))
        .build();
    let mut text = String::from("kept");
    let error = failing.read_to_string(&mut text).await.unwrap_err();
    println!("{error}");
    println!("{text}");
}

fn main() {
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    rt.block_on(async {
        writes().await;
        reads().await;
    });
    let listener = rt.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let mut accept = tokio_test::task::spawn(async move { listener.accept().await.map(|_| ()) });
    println!("{:?}", accept.poll().is_pending());
    drop(rt);
    println!("{}", accept.is_woken());
    println!("{:?}", accept.poll().map(|r| r.map_err(|e| e.to_string())));

    let mut child = tokio::runtime::Runtime::new().unwrap().block_on(async {
        tokio::process::Command::new("true").spawn().unwrap()
    });
    println!("{:?}", tokio::runtime::Runtime::new().unwrap().block_on(child.wait()).unwrap().success());
    println!("{:?}", tokio::fs::OpenOptions::new().append(true));
}
