// A task-local is visible inside its scope, also after an await, and not in spawned tasks.
// rules: TL-1
tokio::task_local! {
    static REQUEST: u32;
}
async fn show(place: &str) {
    tokio::task::yield_now().await;
    println!("{place}: {:?}", REQUEST.try_with(|id| *id).ok());
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    show("outside").await;
    REQUEST
        .scope(1, async {
            show("inside").await;
            REQUEST.scope(2, show("nested")).await;
            show("inside again").await;
            tokio::spawn(show("spawned")).await.unwrap();
        })
        .await;
}
