// An async closure is Copy when what it captures is: it can be given away more than once.
async fn twice(work: impl AsyncFn(u32) -> u32) -> u32 {
    work(1).await + work(2).await
}

async fn once(work: impl AsyncFnOnce(&str) -> String) -> String {
    work("x").await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let add = async |n: u32| {
        tokio::task::yield_now().await;
        n + 1
    };
    println!("{} {}", twice(add).await, twice(add).await);

    let base = 10;
    let with_capture = async |n: u32| base + n;
    let copy = with_capture;
    println!("{} {}", twice(with_capture).await, twice(copy).await);

    let prefix = "a";
    let name = async move |tail: &str| format!("{prefix}{tail}");
    println!("{} {}", once(name).await, once(name).await);
    println!("{base} {prefix}");
}
