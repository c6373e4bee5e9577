// Wakers of a task: equality, waking after the end, waking twice, and waking from a drop.
// rules: TK-1, TK-2, TK-13, RS-3
use std::cell::RefCell;
use std::future::{poll_fn, Future};
use std::pin::pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use tokio::task::yield_now;

struct WakeOnDrop(Waker);
impl Drop for WakeOnDrop {
    fn drop(&mut self) {
        println!("wakes from a drop");
        self.0.wake_by_ref();
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let slot: Arc<Mutex<Vec<Waker>>> = Arc::default();
    let polls = Arc::new(Mutex::new(0));
    let task = tokio::spawn({
        let (slot, polls) = (slot.clone(), polls.clone());
        poll_fn(move |cx| {
            let mut polls = polls.lock().unwrap();
            *polls += 1;
            println!("poll {polls}");
            let mut slot = slot.lock().unwrap();
            if let Some(old) = slot.last() {
                println!("  same task: {}", old.will_wake(cx.waker()));
            }
            slot.push(cx.waker().clone());
            if *polls == 4 {
                Poll::Ready("done")
            } else {
                Poll::Pending
            }
        })
    });
    yield_now().await;
    let wakers = |n: usize| slot.lock().unwrap()[n].clone();
    wakers(0).wake_by_ref();
    wakers(0).wake();
    println!("woken twice");
    yield_now().await;
    wakers(0).wake();
    println!("an old waker still works");
    yield_now().await;
    drop(WakeOnDrop(wakers(2)));
    println!("{}", task.await.unwrap());
    wakers(3).wake();
    println!("waking after the end does nothing");
    let noop = Waker::noop();
    println!("noop is noop: {}", noop.will_wake(Waker::noop()));
    let seen = Rc::new(RefCell::new(0));
    let mut lazy = pin!(async { *seen.borrow_mut() += 1 });
    println!("lazy: {}", seen.borrow());
    println!(
        "{:?} {}",
        lazy.as_mut().poll(&mut Context::from_waker(noop)),
        seen.borrow()
    );
}
