//! Reading and writing with the traits of the futures family: buffers, lines, limits, halves, cursors.
use futures::io::{AllowStdIo, AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufReader, BufWriter, Cursor, LineWriter, SeekFrom};
use futures::stream::{StreamExt, TryStreamExt};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Takes three bytes at a time and tells.
#[derive(Default)]
struct Teller(Vec<String>);

impl futures::AsyncWrite for Teller {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, buf: &[u8]) -> Poll<std::io::Result<usize>> {
        let n = buf.len().min(3);
        self.0.push(format!("write {}", String::from_utf8_lossy(&buf[..n]).escape_debug()));
        Poll::Ready(Ok(n))
    }
    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        self.0.push("flush".into());
        Poll::Ready(Ok(()))
    }
    fn poll_close(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        self.0.push("close".into());
        Poll::Ready(Ok(()))
    }
}

async fn run() -> std::io::Result<()> {
    let mut lines = BufReader::with_capacity(4, &b"first line\r\nsecond\nlast"[..]).lines();
    while let Some(line) = lines.next().await {
        println!("{:?}", line?);
    }

    let mut text = String::from("> ");
    let mut reader = BufReader::new(&b"ab\ncd"[..]);
    println!("{} {text:?}", reader.read_line(&mut text).await?);
    println!("{:?}", reader.buffer());
    let mut rest = Vec::new();
    println!("{} {rest:?}", reader.read_until(b'd', &mut rest).await?);
    println!("{reader:?}");

    let mut writer = BufWriter::with_capacity(8, Teller::default());
    writer.write_all(b"hello").await?;
    println!("{:?} {:?}", writer.buffer(), writer.get_ref().0);
    writer.write_all(b" world").await?;
    writer.close().await?;
    println!("{:?}", writer.into_inner().0);

    let mut writer = LineWriter::new(Teller::default());
    writer.write_all(b"no end").await?;
    writer.write_all(b", one\ntwo").await?;
    println!("{:?} {:?}", writer.get_ref().0, writer.buffer());

    let mut cursor = Cursor::new(vec![1u8, 2, 3]);
    cursor.seek(SeekFrom::End(1)).await?;
    cursor.write_all(&[9, 9]).await?;
    println!("{cursor:?}");
    cursor.seek(SeekFrom::Start(1)).await?;
    let mut two = [0; 2];
    cursor.read_exact(&mut two).await?;
    println!("{two:?} {}", cursor.stream_position().await?);

    let mut all = Vec::new();
    let mut chained = (&b"12345"[..]).take(3).chain(&b"xyz"[..]);
    println!("{} {all:?}", chained.read_to_end(&mut all).await?);
    println!("{:?}", (&b"\xff"[..]).read_to_string(&mut String::new()).await.map_err(|e| e.kind()));
    println!("{:?}", (&b"ab"[..]).read_exact(&mut [0; 3]).await.map_err(|e| e.to_string()));

    let chunks = futures::stream::iter(vec![Ok::<_, std::io::Error>(vec![b'a', b'\n']), Ok(vec![]), Ok(vec![b'b'])]);
    println!("{:?}", chunks.into_async_read().lines().try_collect::<Vec<_>>().await?);

    let (mut read, mut write) = Cursor::new(vec![0u8; 4]).split();
    write.write_all(&[5, 6]).await?;
    let mut left = Vec::new();
    read.read_to_end(&mut left).await?;
    println!("{left:?} {:?}", read.reunite(write).map(Cursor::into_inner));

    let mut out = Vec::new();
    println!("{}", futures::io::copy(AllowStdIo::new(&b"copied"[..]), &mut out).await?);
    println!("{out:?}");
    Ok(())
}

fn main() {
    futures::executor::block_on(run()).unwrap();
}
