// copy_bidirectional ends when both sides have ended, and hands an end on to the other side.
// rules: IO-3, IO-4
use tokio::io::{copy_bidirectional, duplex, AsyncReadExt, AsyncWriteExt};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (mut client, mut proxy_in) = duplex(16);
    let (mut proxy_out, mut server) = duplex(16);
    let proxy = tokio::spawn(async move {
        let result = copy_bidirectional(&mut proxy_in, &mut proxy_out).await;
        println!("proxy: {result:?}");
    });
    let serving = tokio::spawn(async move {
        let mut request = String::new();
        server.read_to_string(&mut request).await.unwrap();
        println!("server has all of {request:?}");
        server.write_all(request.to_uppercase().as_bytes()).await.unwrap();
        println!("server answered");
    });
    for part in ["a long request ", "in several ", "parts"] {
        client.write_all(part.as_bytes()).await.unwrap();
        println!("client wrote {part:?}");
    }
    client.shutdown().await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    println!("client got {answer:?}");
    serving.await.unwrap();
    proxy.await.unwrap();
}
