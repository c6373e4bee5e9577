// Neither the field nor the variant exists.
enum State {
    Idle,
}
struct Worker {
    state: State,
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let worker = Worker { state: State::Idle };
    println!("{}", worker.jobs);
    if let State::Running = worker.state {
        println!("runs");
    }
}
