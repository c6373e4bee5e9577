// join_all polls everyone each time up to 30 futures, above only those that were woken; try_join_all changes its mind there.
// rules: FU-1, FU-2, MA-2
use futures::future::{join_all, try_join_all};
use std::cell::Cell;
use std::future::{poll_fn, Future};
use std::rc::Rc;
use std::time::Duration;
use tokio::time::{sleep, Instant};

fn counted<F: Future>(polls: &Rc<Cell<u32>>, inner: F) -> impl Future<Output = F::Output> {
    let polls = polls.clone();
    let mut inner = Box::pin(inner);
    poll_fn(move |cx| {
        polls.set(polls.get() + 1);
        inner.as_mut().poll(cx)
    })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for n in [5u64, 30, 31] {
        let polls = Rc::new(Cell::new(0));
        let all = join_all((0..n).map(|i| {
            counted(&polls, async move {
                sleep(Duration::from_millis(n - i)).await;
                i
            })
        }))
        .await;
        println!("{n} futures: {} polls, in order {}", polls.get(), all.is_sorted());
    }
    for n in [30u64, 31] {
        let start = Instant::now();
        let result: Result<Vec<u64>, String> = try_join_all((0..n).map(|i| async move {
            sleep(Duration::from_millis(if i == 0 { 100 } else { i })).await;
            if i == 3 {
                Err(format!("{i} fails"))
            } else {
                Ok(i)
            }
        }))
        .await;
        println!("{n} fallible: {result:?} at {:?}", start.elapsed());
    }
    println!("{:?}", join_all(Vec::<std::future::Ready<u8>>::new()).await);
}
