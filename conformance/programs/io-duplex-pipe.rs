// A duplex pipe: writes wait for room, ends see the end of the other, shutdown closes one direction.
// rules: IO-1, IO-4, IO-5, CO-3
use std::time::Duration;
use tokio::io::{self, duplex, AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let (mut near, mut far) = duplex(8);
    let writer = tokio::spawn(async move {
        for word in ["alpha ", "beta ", "gamma"] {
            near.write_all(word.as_bytes()).await.unwrap();
            println!("wrote {word:?}");
        }
        near.shutdown().await.unwrap();
        println!(
            "shut down, write fails: {:?}",
            near.write_all(b"x").await.map_err(|e| e.kind())
        );
        let mut reply = String::new();
        near.read_to_string(&mut reply).await.unwrap();
        println!("the other direction still works: {reply:?}");
    });
    let mut buffer = [0u8; 4];
    for _ in 0..3 {
        let n = far.read(&mut buffer).await?;
        println!("read {:?}", std::str::from_utf8(&buffer[..n]).unwrap());
    }
    let mut rest = Vec::new();
    println!(
        "{} more bytes: {:?}",
        far.read_to_end(&mut rest).await?,
        String::from_utf8_lossy(&rest)
    );
    println!("again at the end: {}", far.read(&mut buffer).await?);
    far.write_all(b"thanks").await?;
    drop(far);
    writer.await.unwrap();

    let (mut a, b) = duplex(4);
    println!("nothing to write: {}", a.write(b"").await?);
    println!("partly: {}", a.write(b"123456").await?);
    println!(
        "full: {}",
        timeout(Duration::from_millis(1), a.write(b"7")).await.is_err()
    );
    drop(b);
    println!("{:?}", a.write(b"8").await.map_err(|e| e.kind()));
    let (mut c, mut d) = duplex(16);
    c.write_all(b"abc").await?;
    drop(c);
    let error = d.read_exact(&mut [0u8; 5]).await.unwrap_err();
    println!("{:?} {error}", error.kind());
    let (client, server) = duplex(16);
    let (mut read, mut write) = io::split(client);
    let echo = tokio::spawn(async move {
        let (mut read, mut write) = io::split(server);
        io::copy(&mut read, &mut write).await
    });
    write.write_all(b"to and fro").await?;
    let mut back = [0u8; 10];
    read.read_exact(&mut back).await?;
    println!(
        "{} same pair {}",
        String::from_utf8_lossy(&back),
        read.is_pair_of(&write)
    );
    let mut client = read.unsplit(write);
    client.shutdown().await?;
    println!("echoed {}", echo.await.unwrap()?);
    Ok(())
}
