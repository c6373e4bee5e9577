// Assigning to what a pending future looks at.
async fn watch(flag: &bool) -> bool {
    *flag
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut flag = false;
    let watching = watch(&flag);
    flag = true;
    println!("{} {flag}", watching.await);
}
