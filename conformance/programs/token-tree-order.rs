// Cancelling a token wakes its descendants first, the last made child first, its own waiters last.
// rules: TU-1, TU-2, TU-3
use tokio::task::yield_now;
use tokio_util::sync::CancellationToken;

fn watch(name: &'static str, token: &CancellationToken) {
    for i in 0..2 {
        let token = token.clone();
        tokio::spawn(async move {
            token.cancelled().await;
            println!("  {name}{i}");
        });
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let root = CancellationToken::new();
    let a = root.child_token();
    let b = root.child_token();
    let a1 = a.child_token();
    let a2 = a.child_token();
    let b1 = b.child_token();
    let deep = b1.child_token();
    let all = [
        ("root", &root),
        ("a", &a),
        ("b", &b),
        ("a1", &a1),
        ("a2", &a2),
        ("b1", &b1),
        ("deep", &deep),
    ];
    for (name, token) in all {
        watch(name, token);
    }
    yield_now().await;
    println!("cancel a");
    a.cancel();
    yield_now().await;
    println!("others: {} {}", root.is_cancelled(), b.is_cancelled());
    println!("a child of a cancelled one: {}", a.child_token().is_cancelled());
    println!("cancel root");
    root.cancel();
    root.cancel();
    yield_now().await;
    // A dropped handle in the middle of the tree hands its children to its parent.
    let top = CancellationToken::new();
    let middle = top.child_token();
    let bottom = middle.child_token();
    drop(middle);
    top.cancel();
    println!("through a gap: {}", bottom.is_cancelled());
    let guarded = CancellationToken::new();
    let guard = guarded.clone().drop_guard();
    let token = guard.disarm();
    println!("disarmed: {}", token.is_cancelled());
    {
        let _by_reference = token.drop_guard_ref();
        println!("guard alive: {}", guarded.is_cancelled());
    }
    println!("guard gone: {}", guarded.is_cancelled());
}
