// The future of a trait's async fn is not known to be Send.
trait Job {
    async fn run(&self) -> u32;
}
fn start<J: Job + Send + Sync + 'static>(job: J) {
    tokio::spawn(async move {
        println!("{}", job.run().await);
    });
}
struct Ten;
impl Job for Ten {
    async fn run(&self) -> u32 {
        10
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    start(Ten);
    tokio::task::yield_now().await;
}
