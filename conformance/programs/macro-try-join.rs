// try_join! ends at the first error that is polled; what was ready and what was not is dropped in order.
// rules: MA-3, MA-2
use std::future::{poll_fn, Future};
use std::task::Poll;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

fn step(name: &'static str, polls: u32, ok: bool) -> impl Future<Output = Result<Loud, &'static str>> {
    let mut seen = 0;
    let mut held = Some(Loud(name));
    poll_fn(move |cx| {
        seen += 1;
        println!("  poll {name} {seen}");
        if seen > polls {
            return Poll::Ready(if ok { Ok(held.take().unwrap()) } else { Err(name) });
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
}

async fn question() -> Result<u32, String> {
    let (a, b) = tokio::try_join!(async { Ok::<_, String>(1) }, async { Ok(2) })?;
    let (c,) = tokio::try_join!(async { Err::<u32, _>(format!("no third, have {}", a + b)) })?;
    Ok(a + b + c)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("all well");
    let all = tokio::try_join!(step("a", 1, true), step("b", 0, true));
    println!("{}", all.is_ok());
    drop(all);
    println!("the third fails in the first poll");
    let r = tokio::try_join!(
        step("a", 0, true),
        step("b", 5, true),
        step("c", 0, false),
        step("d", 0, true)
    );
    println!("{:?}", r.map(|_| ()));
    println!("rotation finds the last one first");
    let r = tokio::try_join!(step("a", 1, false), step("b", 1, false), step("c", 2, false));
    println!("{:?}", r.map(|_| ()));
    println!("{:?}", question().await);
    println!("{:?}", tokio::try_join!(async { Ok::<(), ()>(()) }));
}
