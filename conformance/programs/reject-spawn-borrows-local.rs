// A task may outlive the function whose variable it borrows.
async fn print_all(names: &[String]) {
    for name in names {
        println!("{name}");
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let names = vec!["a".to_string(), "b".to_string()];
    let task = tokio::spawn(async { print_all(&names).await });
    task.await.unwrap();
}
