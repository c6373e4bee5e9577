// The first round of the loop has moved the vector already.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words = vec!["x".to_string()];
    let mut tasks = Vec::new();
    for n in 0..3 {
        tasks.push(tokio::spawn(async move {
            println!("{n} {words:?}");
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
