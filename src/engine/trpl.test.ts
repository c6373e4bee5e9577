//! The crate `trpl`: its names of futures and tokio, and pages fetched from servers of the world script.
import { expect, test } from 'vitest';
import { runSource } from './local.ts';
import { DEFAULT_OPTIONS } from './protocol.ts';

const PROGRAM = `
use std::time::Duration;
use trpl::{Either, Html, StreamExt};
async fn heading(url: &str) -> Option<String> {
    let text = trpl::get(url).await.text().await;
    Html::parse(&text).select_first("h1").map(|it| it.inner_html())
}
fn main() {
    trpl::block_on(async {
        match trpl::select(heading("http://slow.example/"), heading("https://fast.example/page?x=1")).await {
            Either::Left(found) => println!("slow {found:?}"),
            Either::Right(found) => println!("fast {found:?}"),
        }
        let (tx, rx) = trpl::channel();
        let sender = trpl::spawn_task(async move {
            for i in 0..2 {
                tx.send(i).unwrap();
                trpl::sleep(Duration::from_millis(10)).await;
            }
        });
        let mut items = trpl::ReceiverStream::new(rx).map(|it| it * 2);
        while let Some(it) = items.next().await {
            println!("{it}");
        }
        sender.await.unwrap();
        println!("{:?}", trpl::join(std::future::ready(1), std::future::ready('b')).await);
    });
}
`;

test('pages, the first of two, streams and tasks', { timeout: 60_000 }, () => {
  const page = (body: string) => ({ http: { '*': body } });
  const world = JSON.stringify({
    servers: [
      { address: 'slow.example:80', latency: '200ms', talk: page('<h1>Slow</h1>') },
      { address: 'fast.example:443', latency: '5ms', talk: page('<html><H1 class=x>Fast <b>one</b></H1></html>') },
    ],
  });
  const { run } = runSource(PROGRAM, { ...DEFAULT_OPTIONS, world });
  expect(run?.stdout).toBe('fast Some("Fast <b>one</b>")\n0\n2\n(1, \'b\')\n');
});
