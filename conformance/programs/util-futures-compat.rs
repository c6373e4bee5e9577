// Readers of tokio as those of futures.
use futures::io::{AsyncReadExt, AsyncWriteExt};
use tokio_util::compat::{FuturesAsyncReadCompatExt, TokioAsyncReadCompatExt};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b) = tokio::io::duplex(16);
    let (mut a, mut b) = (a.compat(), b.compat());
    a.write_all(b"through").await.unwrap();
    a.close().await.unwrap();
    let mut text = String::new();
    b.read_to_string(&mut text).await.unwrap();
    println!("{text} {}", b.get_ref() as *const _ as usize != 0);
    let mut cursor = futures::io::Cursor::new(b"around".to_vec()).compat();
    let mut text = String::new();
    tokio::io::AsyncReadExt::read_to_string(&mut cursor, &mut text).await.unwrap();
    println!("{text}");
}
