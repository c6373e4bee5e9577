// process::exit ends everything at once: no drops, not of main's and not of the tasks' values.
// rules: RS-14
// expect: exit 7
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("never: drop {}", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let _main = Loud("main");
    for i in 0..3 {
        tokio::spawn(async move {
            let _held = Loud("task");
            tokio::time::sleep(std::time::Duration::from_secs(i)).await;
            println!("task {i}");
            if i == 1 {
                std::process::exit(7);
            }
        });
    }
    tokio::time::sleep(std::time::Duration::from_secs(10)).await;
    println!("never");
}
