// An async block is not part of the loop around it.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    loop {
        async {
            break;
        }
        .await;
    }
}
