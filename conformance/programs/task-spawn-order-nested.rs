// Tasks run in the order in which they were queued; children queue behind their parents' siblings.
// rules: CT-5, CT-7
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut parents = Vec::new();
    for p in 0..3 {
        parents.push(tokio::spawn(async move {
            println!("parent {p}");
            let child = tokio::spawn(async move {
                println!("child of {p}");
                p * 10
            });
            child.await.unwrap()
        }));
    }
    let mut sum = 0;
    for parent in parents {
        sum += parent.await.unwrap();
    }
    println!("sum {sum}");
}
