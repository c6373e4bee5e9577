// The async block changes a variable that is not `mut`.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let count = 0;
    let work = async {
        count += 1;
    };
    work.await;
    println!("{count}");
}
