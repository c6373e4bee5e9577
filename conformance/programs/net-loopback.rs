// Loopback sockets: connecting needs no accept, ends are seen after the data, halves shut down by themselves.
// rules: NE-1, NE-2, NE-3, NE-4, NE-5
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    println!("a port was chosen: {}", address.port() != 0);
    println!(
        "in use: {:?}",
        TcpListener::bind(address).await.map_err(|e| e.kind()).map(|_| ())
    );
    let mut first = TcpStream::connect(address).await?;
    println!("connected before accept");
    first.write_all(b"early").await?;
    let (mut server, peer) = listener.accept().await?;
    println!("peer matches {}", peer == first.local_addr()?);
    let mut buffer = [0u8; 16];
    server.readable().await?;
    println!("peek {}", server.peek(&mut buffer).await?);
    let n = server.read(&mut buffer).await?;
    println!("read {:?}", std::str::from_utf8(&buffer[..n]).unwrap());
    println!(
        "nothing there: {:?}",
        server.try_read(&mut buffer).map_err(|e| e.kind())
    );
    let (mut read, mut write) = first.into_split();
    server.write_all(b"answer").await?;
    write.write_all(b"request").await?;
    drop(write);
    let mut text = String::new();
    server.read_to_string(&mut text).await?;
    println!("the write half is gone: {text:?}");
    drop(server);
    text.clear();
    read.read_to_string(&mut text).await?;
    println!("data before the end: {text:?}");
    println!("at the end: {}", read.read(&mut buffer).await?);

    let mut a = TcpStream::connect(address).await?;
    let (b, _) = listener.accept().await?;
    let (_, mut b_write) = b.into_split();
    a.shutdown().await?;
    println!(
        "after shutdown: {:?}",
        a.write_all(b"x").await.map_err(|e| e.kind())
    );
    b_write.write_all(b"one way").await?;
    println!("{}", a.read(&mut buffer).await?);
    drop(listener);
    let refused = TcpStream::connect(address).await;
    println!("{:?}", refused.map_err(|e| e.kind()).map(|_| ()));
    println!("{}", TcpStream::connect("nonsense").await.is_err());

    let (x, y) = (
        UdpSocket::bind("127.0.0.1:0").await?,
        UdpSocket::bind("127.0.0.1:0").await?,
    );
    x.send_to(b"datagram one", y.local_addr()?).await?;
    x.send_to(b"two", y.local_addr()?).await?;
    let (n, from) = y.recv_from(&mut buffer[..4]).await?;
    println!("{n} bytes, the rest is lost, from x: {}", from == x.local_addr()?);
    y.connect(from).await?;
    println!("{} bytes", y.recv(&mut buffer).await?);
    Ok(())
}
