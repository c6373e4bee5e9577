// Permits can be forgotten, split, merged, added; a closed semaphore refuses everyone with its own words.
// rules: SM-1, SM-2, SE-4, SE-5, MSG-0
// expect: task-panic
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let sem = Arc::new(Semaphore::new(5));
    let mut permit = sem.clone().acquire_many_owned(4).await.unwrap();
    let part = permit.split(3).unwrap();
    println!(
        "{} {} {:?}",
        permit.num_permits(),
        part.num_permits(),
        permit.split(2).is_none()
    );
    permit.merge(part);
    println!("merged {}", permit.num_permits());
    permit.forget();
    println!("forgotten, {} free", sem.available_permits());
    sem.add_permits(2);
    println!(
        "forget_permits {} of {}",
        sem.forget_permits(2),
        sem.available_permits()
    );
    println!(
        "forget_permits {} of {}",
        sem.forget_permits(9),
        sem.available_permits()
    );
    println!(
        "{} / {:?}",
        sem.try_acquire().unwrap_err(),
        sem.try_acquire().unwrap_err()
    );
    sem.add_permits(1);
    let kept = sem.acquire().await.unwrap();
    let waiters: Vec<_> = (0..3)
        .map(|i| {
            let sem = sem.clone();
            tokio::spawn(async move { println!("waiter {i}: {:?}", sem.acquire().await.map(|_| ())) })
        })
        .collect();
    yield_now().await;
    // The first waiter is served, but closed before it runs.
    drop(kept);
    sem.close();
    println!("closed {}", sem.is_closed());
    for waiter in waiters {
        waiter.await.unwrap();
    }
    println!(
        "{} / {}",
        sem.acquire().await.unwrap_err(),
        sem.try_acquire_many(1).unwrap_err()
    );
    println!("zero: {:?}", sem.acquire_many(0).await.map(|_| ()));
    let too_many = tokio::spawn(async { Semaphore::new(Semaphore::MAX_PERMITS + 1) });
    println!("{}", too_many.await.unwrap_err().is_panic());
    let strangers = tokio::spawn(async {
        let (a, b) = (Semaphore::new(1), Semaphore::new(1));
        let mut p = a.acquire().await.unwrap();
        p.merge(b.acquire().await.unwrap());
    });
    let payload = strangers.await.unwrap_err().into_panic();
    let text = payload
        .downcast_ref::<String>()
        .cloned()
        .or(payload.downcast_ref::<&str>().map(|s| s.to_string()))
        .unwrap();
    println!("{}", text.lines().next().unwrap());
    println!("{}", Semaphore::MAX_PERMITS == usize::MAX >> 3);
}
