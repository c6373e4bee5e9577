// The root is polled first, then only when woken, and at most once per 61 tasks.
// rules: CT-1, CT-2, CT-3, CT-8
use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::Mutex;
use std::task::{Poll, Waker};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let shared: Arc<Mutex<(Option<Waker>, u32, Vec<u32>)>> = Arc::new(Mutex::new((None, 0, Vec::new())));
    let mut tasks = Vec::new();
    for i in 0..150u32 {
        let shared = shared.clone();
        tasks.push(tokio::spawn(async move {
            let mut state = shared.lock().unwrap();
            state.1 += 1;
            // The first task wakes the root, later ones only sometimes.
            if i == 0 || i == 70 || i == 71 {
                if let Some(waker) = state.0.take() {
                    waker.wake();
                }
            }
        }));
    }
    let polls = Rc::new(Cell::new(0));
    let counter = polls.clone();
    poll_fn(|cx| {
        counter.set(counter.get() + 1);
        let mut state = shared.lock().unwrap();
        let ran = state.1;
        state.2.push(ran);
        state.0 = Some(cx.waker().clone());
        if ran >= 100 {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    println!("root polls: {}", polls.get());
    println!(
        "tasks that had run at each root poll: {:?}",
        shared.lock().unwrap().2
    );
    for task in tasks {
        task.await.unwrap();
    }
    println!("all {} tasks ran", shared.lock().unwrap().1);
}
