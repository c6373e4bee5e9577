// A LocalRuntime runs !Send tasks in the ordinary queue of its thread.
// rules: LS-6, CT-5, CX-7
use std::cell::RefCell;
use std::rc::Rc;
use tokio::runtime::{Builder, Handle, LocalOptions};
use tokio::task::{spawn_local, yield_now};

fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build_local(LocalOptions::default())
        .unwrap();
    let log = Rc::new(RefCell::new(Vec::new()));
    let early = runtime.spawn_local({
        let log = log.clone();
        async move { log.borrow_mut().push("early local".to_string()) }
    });
    runtime.block_on(async {
        println!("{:?}", Handle::current().runtime_flavor());
        let mut handles = Vec::new();
        for i in 0..3 {
            let inner = log.clone();
            handles.push(spawn_local(async move {
                inner.borrow_mut().push(format!("local {i}"));
                yield_now().await;
                inner.borrow_mut().push(format!("local {i} again"));
            }));
        }
        let plain = tokio::spawn(async { "send task" });
        log.borrow_mut().push("root".to_string());
        for handle in handles {
            handle.await.unwrap();
        }
        log.borrow_mut().push(plain.await.unwrap().to_string());
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        early.await.unwrap();
    });
    for line in log.borrow().iter() {
        println!("{line}");
    }
    let count = Rc::strong_count(&log);
    runtime.spawn_local({
        let log = log.clone();
        async move { log.borrow_mut().clear() }
    });
    drop(runtime);
    println!("{} {} {}", count, Rc::strong_count(&log), log.borrow().len());
}
