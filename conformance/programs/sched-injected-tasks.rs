// Tasks spawned from outside block_on wait in the injection queue, which is looked at first on every 31st tick only.
// rules: CT-4, CT-6, CT-7
use std::sync::{Arc, Mutex};
use tokio::runtime::Builder;

fn main() {
    let runtime = Builder::new_current_thread().build().unwrap();
    let log = Arc::new(Mutex::new(String::new()));
    // Nobody drives: these only queue up.
    for i in 0..6 {
        let log = log.clone();
        runtime.spawn(async move {
            log.lock().unwrap().push_str(&format!("[{i}]"));
        });
    }
    println!("before block_on: {:?}", log.lock().unwrap());
    runtime.block_on(async {
        let local: Vec<_> = (0..100)
            .map(|i| {
                let log = log.clone();
                tokio::spawn(async move {
                    log.lock().unwrap().push(if i % 10 == 0 {
                        char::from(b'A' + (i / 10) as u8)
                    } else {
                        '.'
                    });
                })
            })
            .collect();
        for task in local {
            task.await.unwrap();
        }
        println!(
            "root goes on after {} marks",
            log.lock().unwrap().chars().filter(|c| !"[]".contains(*c)).count()
        );
    });
    println!("{}", log.lock().unwrap());
    // The tick goes on counting: what is left runs in the next block_on.
    runtime.block_on(async {
        for _ in 0..3 {
            tokio::task::yield_now().await;
        }
    });
    println!("{}", log.lock().unwrap());
}
