// Buffered readers and writers: what is flushed when, how lines end, what is no text.
// rules: IO-1, IO-2, IO-3, IO-5
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{self, AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter};

/// Writes down what arrives.
#[derive(Default)]
struct Recorder(Vec<String>);
impl AsyncWrite for Recorder {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.0.push(format!("write {}", bytes.len()));
        Poll::Ready(Ok(bytes.len().min(6000)))
    }
    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.push("flush".into());
        Poll::Ready(Ok(()))
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.push("shutdown".into());
        Poll::Ready(Ok(()))
    }
}

/// Takes nothing.
struct Stuck;
impl AsyncWrite for Stuck {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(Ok(0))
    }
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let mut writer = BufWriter::new(Recorder::default());
    for _ in 0..3 {
        writer.write_all(&[b'x'; 3000]).await?;
    }
    println!("{:?}, {} kept", writer.get_ref().0, writer.buffer().len());
    writer.write_all(&[b'y'; 9000]).await?;
    println!("{:?}", writer.get_ref().0);
    writer.write_all(b"never flushed").await?;
    println!("{:?}", writer.into_inner().0.last());
    let mut recorder = Recorder::default();
    let copied = io::copy(&mut [1u8; 20_000].as_slice(), &mut recorder).await?;
    println!("copied {copied}: {:?}", recorder.0);
    let error = Stuck.write_all(b"a").await.unwrap_err();
    println!("{:?} {error}", error.kind());
    let error = io::copy(&mut b"bytes".as_slice(), &mut Stuck).await.unwrap_err();
    println!("{:?} {error}", error.kind());

    let mut lines = BufReader::new(b"one\r\ntwo\n\nfour\rsame\nlast".as_slice()).lines();
    while let Some(line) = lines.next_line().await? {
        println!("line {line:?}");
    }
    let mut reader = BufReader::with_capacity(4, b"a,bc,d".as_slice());
    let mut part = Vec::new();
    while reader.read_until(b',', &mut part).await? > 0 {
        println!("until {:?}", String::from_utf8_lossy(&part));
        part.clear();
    }
    let mut text = String::from("kept ");
    let error = BufReader::new([b'o', b'k', 0xff, b'\n'].as_slice())
        .read_line(&mut text)
        .await
        .unwrap_err();
    println!("{:?} {error} {text:?}", error.kind());
    let mut chained = b"first ".as_slice().chain(b"second third".as_slice()).take(12);
    let mut text = String::new();
    chained.read_to_string(&mut text).await?;
    println!("{text:?}, limit left {}", chained.limit());
    let mut numbers: &[u8] = &[1, 0, 2, 3, 0, 0, 0];
    println!(
        "{} {} {}",
        numbers.read_u8().await?,
        numbers.read_u16().await?,
        numbers.read_u32_le().await?
    );
    println!("{:?}", numbers.read_u64().await.map_err(|e| e.kind()));
    Ok(())
}
