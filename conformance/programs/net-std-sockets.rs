// Sockets of std::net and of unix, blocking.
// edition: 2021
use std::io::{Read, Write, BufRead, BufReader};
use std::net::*;
use std::os::unix::net::{UnixStream, UnixDatagram, UnixListener};
fn main() -> std::io::Result<()> {
    let l = TcpListener::bind("127.0.0.1:0")?;
    let a = l.local_addr()?;
    let t = std::thread::spawn(move || -> std::io::Result<()> {
        let (mut s, peer) = l.accept()?;
        println!("{}", peer.ip());
        let mut r = BufReader::new(s.try_clone()?);
        let mut line = String::new();
        r.read_line(&mut line)?;
        println!("server got {line:?}");
        s.write_all(b"pong\n")?;
        Ok(())
    });
    let mut s = TcpStream::connect(a)?;
    s.write_all(b"ping\n")?;
    let mut all = String::new();
    s.read_to_string(&mut all)?;
    println!("{all:?}");
    t.join().unwrap()?;
    println!("{:?}", TcpStream::connect(a).map(|_| ()));
    let (mut x, mut y) = UnixStream::pair()?;
    x.write_all(b"abc")?; drop(x);
    let mut v = vec![]; y.read_to_end(&mut v)?; println!("{v:?} {:?}", y.write(b"z"));
    let u = UdpSocket::bind("127.0.0.1:0")?;
    let w = UdpSocket::bind("127.0.0.1:0")?;
    w.send_to(b"dgram", u.local_addr()?)?;
    let mut b = [0; 10];
    let (n, from) = u.recv_from(&mut b)?;
    println!("{n} {}", from == w.local_addr()?);
    u.set_nonblocking(true)?;
    println!("{:?}", u.recv(&mut b).map_err(|e| e.kind()));
    let p = std::env::temp_dir().join("awx.sock"); let _ = std::fs::remove_file(&p);
    let ul = UnixListener::bind(&p)?;
    let c = UnixStream::connect(&p)?;
    let (s2, ad) = ul.accept()?;
    println!("{:?} {:?} {:?}", ad, c.peer_addr()?, s2.local_addr()?);
    println!("{:?}", UnixListener::bind(&p).map(|_| ()));
    println!("{:?}", UnixDatagram::unbound()?.send_to(b"x", "/nonexistent").map(|_| ()));
    let _ = std::fs::remove_file(&p);
    println!("{:?}", "localhost:80".to_socket_addrs().map(|mut a| a.next()));
    let (mut pr, mut pw) = std::io::pipe()?;
    pw.write_all(b"through")?; drop(pw);
    let mut t = String::new(); pr.read_to_string(&mut t)?; println!("{t}");
    Ok(())
}
