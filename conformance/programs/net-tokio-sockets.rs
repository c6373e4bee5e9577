// Sockets of tokio::net on loopback: streams, datagrams, unix sockets.
// rules: NE-3, NE-4, IO-1
// edition: 2021
use tokio::io::*;
use tokio::net::*;
#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let l = TcpListener::bind("127.0.0.1:0").await?;
    let a = l.local_addr()?;
    let h = tokio::spawn(async move {
        let (mut s, _) = l.accept().await.unwrap();
        let (r, mut w) = s.split();
        let mut lines = BufReader::new(r).lines();
        while let Some(line) = lines.next_line().await.unwrap() { w.write_all(format!("got {line}\n").as_bytes()).await.unwrap(); }
    });
    let mut s = TcpStream::connect(a).await?;
    s.write_all(b"one\ntwo\n").await?;
    s.shutdown().await?;
    let mut t = String::new();
    s.read_to_string(&mut t).await?;
    println!("{t}");
    h.await?;
    println!("{:?}", TcpStream::connect(a).await.map(|_| ()));
    let (mut x, mut y) = UnixStream::pair()?;
    x.write_all(b"abc").await?; drop(x);
    let mut v = vec![]; y.read_to_end(&mut v).await?; println!("{v:?} {:?}", y.write(b"z").await);
    let u = UdpSocket::bind("127.0.0.1:0").await?;
    let w = UdpSocket::bind("127.0.0.1:0").await?;
    w.connect(u.local_addr()?).await?;
    w.send(b"dgram").await?;
    let mut b = [0; 10];
    let (n, from) = u.recv_from(&mut b).await?;
    println!("{n} {}", from == w.local_addr()?);
    println!("{:?}", u.try_recv(&mut b).map_err(|e| e.kind()));
    drop(u);
    println!("{:?}", w.send(b"x").await);
    println!("{:?}", w.recv(&mut b).await);
    let (mut tx, mut rx) = tokio::net::unix::pipe::pipe()?;
    tx.write_all(b"pipe").await?; drop(tx);
    let mut t = String::new(); rx.read_to_string(&mut t).await?; println!("{t}");
    println!("{:?}", lookup_host("localhost:80").await?.collect::<Vec<_>>());
    println!("{:?}", lookup_host("nonsense").await.map(|_| ()));
    let (a, b2) = UnixDatagram::pair()?;
    a.send(b"hi").await?;
    let mut buf = vec![0; 8]; let n = b2.recv(&mut buf).await?; println!("{:?} {:?}", &buf[..n], a.local_addr()?);
    Ok(())
}
