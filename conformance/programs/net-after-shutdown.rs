// A socket that outlives its runtime answers every operation with an error.
// rules: NE-6, MSG-0, CX-2
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

fn main() {
    let runtime = Builder::new_current_thread().enable_io().build().unwrap();
    let (mut client, _server) = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (server, _) = listener.accept().await.unwrap();
        (client, server)
    });
    runtime.block_on(async { client.write_all(b"alive").await.unwrap() });
    drop(runtime);
    let other = Builder::new_current_thread().enable_io().build().unwrap();
    other.block_on(async {
        let error = client.read(&mut [0u8; 4]).await.unwrap_err();
        println!("{} {error}", error.kind() == ErrorKind::Other);
        let error = client.readable().await.unwrap_err();
        println!("{:?} {error}", error.kind());
    });
    let no_io = Builder::new_current_thread().build().unwrap();
    let refused = std::thread::spawn(move || {
        no_io.block_on(async {
            TcpListener::bind("127.0.0.1:0")
                .await
                .map(|_| ())
                .map_err(|e| e.kind())
        })
    });
    let payload = refused.join().unwrap_err();
    let text = payload
        .downcast_ref::<&str>()
        .map(|s| s.to_string())
        .or(payload.downcast_ref::<String>().cloned());
    println!("{}", text.unwrap());
}
