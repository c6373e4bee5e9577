// Pushing into the list that is being walked.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut queue = vec![3];
    for n in &queue {
        if *n > 1 {
            queue.push(n - 1);
        }
        tokio::task::yield_now().await;
    }
}
