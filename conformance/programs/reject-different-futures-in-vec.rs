// Every async block has a type of its own.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let jobs = vec![async { 1 }, async { 2 }];
    for job in jobs {
        println!("{}", job.await);
    }
}
