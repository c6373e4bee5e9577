// With one blocking thread the closures run strictly in order; aborting reaches only those that have not begun.
// rules: BP-1, BP-4, BP-5, TK-7
// expect: task-panic
use std::sync::mpsc;
use tokio::runtime::Builder;
use tokio::task::spawn_blocking;

fn main() {
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(1)
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (go, wait) = mpsc::channel::<()>();
        let (started_tx, started) = tokio::sync::oneshot::channel();
        let first = spawn_blocking(move || {
            started_tx.send(()).unwrap();
            wait.recv().unwrap();
            println!("first runs to its end although aborted");
            1
        });
        started.await.unwrap();
        let rest: Vec<_> = (2..6)
            .map(|i| {
                spawn_blocking(move || {
                    println!("closure {i}");
                    if i == 4 {
                        panic!("four");
                    }
                    i
                })
            })
            .collect();
        first.abort();
        rest[1].abort();
        println!("aborted: {} {}", first.is_finished(), rest[1].is_finished());
        go.send(()).unwrap();
        let mut results = vec![("first", first.await)];
        for (name, handle) in ["second", "third", "fourth", "fifth"].into_iter().zip(rest) {
            results.push((name, handle.await));
        }
        for (name, result) in results {
            match result {
                Ok(n) => println!("{name}: {n}"),
                Err(e) => println!("{name}: panic {} cancelled {}", e.is_panic(), e.is_cancelled()),
            }
        }
        println!("the thread survives: {}", spawn_blocking(|| "yes").await.unwrap());
    });
}
