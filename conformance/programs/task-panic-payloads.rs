// JoinError tells a panic's message; the runtime and the other tasks go on.
// rules: TK-5, TK-11
// expect: task-panic
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let first = tokio::spawn(async { panic!("static text") });
    let second = tokio::spawn(async {
        let code = 7;
        if code > 3 {
            panic!("code {code}");
        }
        code
    });
    let third = tokio::spawn(async { "fine" });
    let payload = first.await.unwrap_err().into_panic();
    println!("{:?}", payload.downcast_ref::<&str>());
    let payload = second.await.unwrap_err().into_panic();
    println!("{:?}", payload.downcast_ref::<String>());
    println!("{}", third.await.unwrap());
}
