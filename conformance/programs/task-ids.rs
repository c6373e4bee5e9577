// Every spawn takes the next id, also those of closures on the blocking pool; the root has none.
// rules: TK-10, TK-4, MSG-0
// expect: task-panic
use tokio::task::{self, JoinSet, LocalSet};

fn number(id: task::Id) -> u64 {
    id.to_string().parse().unwrap()
}

struct TellsId(u64);
impl Drop for TellsId {
    fn drop(&mut self) {
        println!(
            "dropped in task {:?}",
            task::try_id().map(|id| number(id) - self.0)
        );
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("root: {:?}", task::try_id());
    let base = number(tokio::spawn(async {}).id());
    let relative = move |id: task::Id| number(id) - base;
    let plain = tokio::spawn(async move { relative(task::id()) });
    println!("handle {}", relative(plain.id()));
    println!("inside {}", plain.await.unwrap());
    let blocking = task::spawn_blocking(move || task::try_id().map(relative));
    println!("blocking handle {}", relative(blocking.id()));
    println!("blocking inside {:?}", blocking.await.unwrap());
    let mut set = JoinSet::new();
    set.spawn(async move { relative(task::id()) });
    let (id, value) = set.join_next_with_id().await.unwrap().unwrap();
    println!("join set {} {value}", relative(id));
    let local = LocalSet::new();
    println!(
        "local {}",
        local
            .run_until(async move {
                task::spawn_local(async move { relative(task::id()) })
                    .await
                    .unwrap()
            })
            .await
    );
    let holder = TellsId(base);
    let nested = tokio::spawn(async move {
        let _holder = holder;
        tokio::spawn(async move { relative(task::id()) }).await.unwrap()
    });
    println!("nested {}", nested.await.unwrap());
    let output = tokio::spawn(async move { TellsId(base) });
    drop(output);
    task::yield_now().await;
    println!(
        "debug looks like Id(n): {}",
        format!("{:?}", tokio::spawn(async {}).id()).starts_with("Id(")
    );
    let asked = std::panic::catch_unwind(task::id).unwrap_err();
    println!(
        "{:?}",
        asked
            .downcast_ref::<&str>()
            .map(|s| s.to_string())
            .or(asked.downcast_ref::<String>().cloned())
    );
}
