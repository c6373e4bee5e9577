// One table of who is woken by what, and in which order the woken tasks run.
// rules: WK-1, SE-2, SE-4, BC-2, NO-2, OC-1, TU-2, MP-6
use std::sync::{Arc, Mutex};
use tokio::sync::{broadcast, mpsc, Notify, OnceCell, Semaphore};
use tokio::task::yield_now;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

type Log = Arc<Mutex<Vec<String>>>;

async fn settle(what: &str, log: &Log) {
    for _ in 0..3 {
        yield_now().await;
    }
    println!("{what}: {}", std::mem::take(&mut *log.lock().unwrap()).join(" "));
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let log = Log::default();
    let note = |text: String| {
        let log = log.clone();
        move || log.lock().unwrap().push(text)
    };
    let sem = Arc::new(Semaphore::new(0));
    let notify = Arc::new(Notify::new());
    let (btx, _keep) = broadcast::channel::<u8>(4);
    let cell = Arc::new(OnceCell::<u8>::new());
    let hold = Arc::new(Notify::new());
    let token = CancellationToken::new();
    let tracker = TaskTracker::new();
    let (tx, rx) = mpsc::channel::<u8>(1);
    tx.try_send(0).unwrap();
    let starting = {
        let (cell, hold) = (cell.clone(), hold.clone());
        tokio::spawn(async move {
            cell.get_or_init(|| async {
                hold.notified().await;
                1
            })
            .await;
        })
    };
    yield_now().await;
    for i in [2, 0, 1] {
        let (s, done) = (sem.clone(), note(format!("s{i}")));
        tokio::spawn(async move {
            if s.acquire().await.is_ok() {
                done()
            }
        });
        let (n, done) = (notify.clone(), note(format!("n{i}")));
        tokio::spawn(async move {
            n.notified().await;
            done()
        });
        let (mut b, done) = (btx.subscribe(), note(format!("b{i}")));
        tokio::spawn(async move {
            drop(b.recv().await);
            done()
        });
        let (c, done) = (cell.clone(), note(format!("c{i}")));
        tokio::spawn(async move {
            c.get_or_init(|| async { 2 }).await;
            done()
        });
        let (t, done) = (
            if i == 0 {
                token.clone()
            } else {
                token.child_token()
            },
            note(format!("t{i}")),
        );
        tokio::spawn(async move {
            t.cancelled().await;
            done()
        });
        let (w, done) = (tracker.clone(), note(format!("w{i}")));
        tokio::spawn(async move {
            w.wait().await;
            done()
        });
        let (m, done) = (tx.clone(), note(format!("m{i}")));
        tokio::spawn(async move {
            drop(m.send(1).await);
            done()
        });
        let (m, done) = (tx.clone(), note(format!("closed{i}")));
        tokio::spawn(async move {
            m.closed().await;
            done()
        });
    }
    settle("before", &log).await;
    sem.add_permits(3);
    settle("semaphore", &log).await;
    notify.notify_waiters();
    settle("notify_waiters", &log).await;
    btx.send(1).unwrap();
    settle("broadcast", &log).await;
    hold.notify_one();
    settle("once cell", &log).await;
    token.cancel();
    settle("token", &log).await;
    tracker.close();
    settle("tracker", &log).await;
    drop(rx);
    settle("mpsc receiver", &log).await;
    starting.await.unwrap();
}
