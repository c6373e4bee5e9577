// Frames over a stream: lines and length prefixes, both ways.
// rules: IO-2
// edition: 2021
use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use tokio::io::AsyncWriteExt;
use tokio_util::codec::{AnyDelimiterCodec, Framed, FramedRead, LengthDelimitedCodec, LinesCodec};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (mut raw, far) = tokio::io::duplex(64);
    let mut lines = FramedRead::new(far, LinesCodec::new_with_max_length(8));
    raw.write_all(b"short\r\nmuch too long for it\nlast").await.unwrap();
    drop(raw);
    while let Some(item) = lines.next().await {
        println!("{:?}", item.map_err(|e| e.to_string()));
    }
    println!("again {:?}", lines.next().await.map(|r| r.map_err(|e| e.to_string())));

    let (a, b) = tokio::io::duplex(16);
    let mut tx = Framed::new(a, LengthDelimitedCodec::new());
    let mut rx = LengthDelimitedCodec::builder().max_frame_length(20).new_framed(b);
    let sender = tokio::spawn(async move {
        for size in [3usize, 0, 20, 21] {
            tx.send(Bytes::from(vec![b'x'; size])).await.unwrap();
        }
    });
    while let Some(frame) = rx.next().await {
        println!("{:?}", frame.map(|f| f.len()).map_err(|e| (e.kind(), e.to_string())));
    }
    drop(rx);
    println!("{}", sender.await.is_ok());

    let mut parts = FramedRead::new(&b"a,b;;c"[..], AnyDelimiterCodec::new(b",;".to_vec(), b";".to_vec()));
    while let Some(part) = parts.next().await {
        println!("{:?}", part.unwrap());
    }
}
