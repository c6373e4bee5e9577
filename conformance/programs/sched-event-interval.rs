// With a smaller event interval the root and the driver get their turn earlier.
// rules: CT-1, CT-15, V-4
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use tokio::runtime::Builder;

fn tasks_before_root(configure: impl FnOnce(&mut Builder)) -> Vec<u32> {
    let mut builder = Builder::new_current_thread();
    configure(&mut builder);
    let runtime = builder.build().unwrap();
    runtime.block_on(async {
        let ran = Arc::new(AtomicU32::new(0));
        let tasks: Vec<_> = (0..90)
            .map(|_| {
                let ran = ran.clone();
                tokio::spawn(async move {
                    ran.fetch_add(1, Ordering::SeqCst);
                })
            })
            .collect();
        let mut seen = Vec::new();
        for (i, task) in tasks.into_iter().enumerate() {
            task.await.unwrap();
            let count = ran.load(Ordering::SeqCst);
            if i == 0 || seen.last() != Some(&count) {
                seen.push(count);
            }
        }
        seen
    })
}

fn main() {
    println!("default: {:?}", tasks_before_root(|_| {}));
    println!(
        "7: {:?}",
        tasks_before_root(|b| {
            b.event_interval(7);
        })
    );
    println!(
        "1 and 2: {:?}",
        tasks_before_root(|b| {
            b.event_interval(1).global_queue_interval(2);
        })
        .len()
    );
    let refused =
        std::panic::catch_unwind(|| Builder::new_current_thread().event_interval(0).build().is_ok());
    println!(
        "0: {:?}",
        refused.map_err(|p| p.downcast_ref::<&str>().map(|s| s.to_string()))
    );
}
