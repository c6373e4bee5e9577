// A trait with an async fn is not dyn compatible.
trait Job {
    async fn run(&self) -> u32;
}
struct Ten;
impl Job for Ten {
    async fn run(&self) -> u32 {
        10
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let job: Box<dyn Job> = Box::new(Ten);
    println!("{}", job.run().await);
}
