// rules: FU-7 FU-8
//! Streams looked into, cut into chunks, flattened and taken apart again.
use futures::stream::{self, FusedStream, StreamExt, TryStreamExt};
use futures::{pin_mut, SinkExt};

fn main() {
    futures::executor::block_on(async {
        let chunks = stream::iter(1..=7).fuse().chunks(3);
        println!("{:?} ended: {}", chunks.get_ref().get_ref(), chunks.is_terminated());
        println!("{:?}", chunks.collect::<Vec<_>>().await);

        let results = stream::iter(vec![Ok::<i32, &str>(1), Ok(2), Ok(3), Err("torn"), Ok(5)]);
        for chunk in results.try_chunks(2).collect::<Vec<_>>().await {
            match chunk {
                Ok(items) => println!("chunk {items:?}"),
                Err(error) => println!("after {:?}: {}", error.0, error),
            }
        }

        let letters = stream::iter("abcd".chars()).peekable();
        pin_mut!(letters);
        println!("{:?}", letters.as_mut().peek().await);
        println!("{:?}", letters.as_mut().next_if(|c| *c == 'z').await);
        println!("{:?}", letters.as_mut().next_if_eq(&'a').await);
        if let Some(c) = letters.as_mut().peek_mut().await {
            *c = 'B';
        }
        println!("{}", letters.collect::<String>().await);

        let (a, b) = stream::iter(0..3).zip(stream::iter(7..9)).into_inner();
        println!("{} {}", a.count().await, b.count().await);

        let inner = |n: u32| stream::iter((0..n).map(move |i| n * 10 + i));
        let mut flat: Vec<u32> = stream::iter(1..4).map(inner).flatten_unordered(2).collect().await;
        flat.sort();
        println!("{flat:?}");

        let mut told = Vec::new();
        {
            let sink = futures::sink::unfold(0, |sum, item: i32| {
                told.push(sum + item);
                async move { Ok::<_, futures::never::Never>(sum + item) }
            });
            pin_mut!(sink);
            for n in [4, 5, 6] {
                sink.send(n).await.unwrap();
            }
        }
        println!("{told:?}");

        let mut both = Vec::<u8>::new().fanout(Vec::new());
        both.send(3).await.unwrap();
        both.send(4).await.unwrap();
        println!("{:?}", both.into_inner());
    });
}
