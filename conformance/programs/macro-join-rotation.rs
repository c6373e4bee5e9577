// join! starts each poll one branch further, drops a finished future at once and keeps its output.
// rules: MA-1, MA-2, RS-5
use std::future::{poll_fn, Future};
use std::task::Poll;

#[derive(Debug)]
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn pending_for(name: &'static str, polls: u32) -> impl Future<Output = Loud> {
    let held = Loud(match name {
        "A" => "A's future",
        "B" => "B's future",
        _ => "other future",
    });
    let mut seen = 0;
    poll_fn(move |cx| {
        let _ = &held;
        seen += 1;
        println!("{name}{seen}");
        if seen > polls {
            return Poll::Ready(Loud(name));
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (a, b, c) = tokio::join!(pending_for("A", 3), pending_for("B", 1), pending_for("C", 2));
    println!("joined {a:?} {b:?} {c:?}");
    drop((c, a));
    println!("biased:");
    let pair = tokio::join!(biased; pending_for("A", 1), pending_for("B", 1));
    println!("{:?}", pair);
    drop(pair);
    drop(b);
    let () = tokio::join!();
    let (one,) = tokio::join!(async { 1 });
    println!("{one}");
    let nested = tokio::join!(
        async { tokio::join!(async { 1 }, async { 2 }) },
        std::future::ready(3)
    );
    println!("{nested:?}");
}
