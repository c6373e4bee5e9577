//! Pipes of tokio with the traits of the futures family, and a cursor of that family with tokio's.
use futures::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _};
use futures::StreamExt;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncSeekExt as _};
use tokio_util::compat::{FuturesAsyncReadCompatExt, TokioAsyncReadCompatExt, TokioAsyncWriteCompatExt};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let (a, b) = tokio::io::duplex(5);
    let writer = tokio::spawn(async move {
        let mut a = a.compat_write();
        futures::AsyncWriteExt::write_all(&mut a, b"one\ntwo\nthree").await?;
        a.close().await
    });
    let mut lines = futures::AsyncBufReadExt::lines(futures::io::BufReader::new(b.compat()));
    while let Some(line) = lines.next().await {
        println!("{}", line?);
    }
    println!("{:?}", writer.await.unwrap().is_ok());

    let mut cursor = futures::io::Cursor::new(b"alpha\nbeta\n".to_vec()).compat();
    let mut line = String::new();
    tokio::io::AsyncBufReadExt::read_line(&mut cursor, &mut line).await?;
    println!("{line:?}");
    cursor.seek(std::io::SeekFrom::Start(2)).await?;
    let mut rest = String::new();
    tokio::io::AsyncReadExt::read_to_string(&mut cursor, &mut rest).await?;
    println!("{rest:?} {}", cursor.get_ref().position());
    Ok(())
}
