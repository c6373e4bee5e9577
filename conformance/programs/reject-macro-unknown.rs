// No such macro; and a format string with too few arguments.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    printn!("{}", 1);
    println!("{} {}", 1);
}
