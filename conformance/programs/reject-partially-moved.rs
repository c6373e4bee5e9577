// One field went into the task.
#[derive(Debug)]
struct Message {
    id: u32,
    body: String,
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let message = Message { id: 1, body: "b".into() };
    let task = tokio::spawn(async move { message.body.len() });
    println!("{} {}", message.id, task.await.unwrap());
    println!("{message:?}");
}
