use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

// One task per connection: a slow client holds up nobody but itself.
async fn serve(mut client: TcpStream) -> std::io::Result<()> {
    let (from, mut to) = client.split();
    let mut lines = BufReader::new(from).lines();
    while let Some(line) = lines.next_line().await? {
        println!("server: {line}");
        sleep(Duration::from_millis(10)).await;
        to.write_all(format!("{}\n", line.to_uppercase()).as_bytes()).await?;
    }
    Ok(())
}

async fn accept(listener: TcpListener, stop: CancellationToken) -> std::io::Result<u32> {
    let mut count = 0;
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (client, _address) = accepted?;
                count += 1;
                tokio::spawn(async move {
                    if let Err(error) = serve(client).await {
                        println!("connection lost: {error}");
                    }
                });
            }
            _ = stop.cancelled() => return Ok(count),
        }
    }
}

async fn client(port: u16, text: &'static str, wait: u64) -> std::io::Result<String> {
    let mut server = TcpStream::connect(("127.0.0.1", port)).await?;
    sleep(Duration::from_millis(wait)).await;
    server.write_all(text.as_bytes()).await?;
    server.shutdown().await?;
    let mut answer = String::new();
    server.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let stop = CancellationToken::new();
    let server = tokio::spawn(accept(listener, stop.clone()));

    let (slow, quick) = tokio::join!(client(port, "good\nmorning\n", 50), client(port, "hello\n", 0));
    println!("slow got {:?}, quick got {:?}", slow?, quick?);
    stop.cancel();
    println!("{} connections served", server.await.unwrap()?);
    Ok(())
}
