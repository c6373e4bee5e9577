use std::future::Future;
use std::time::Duration;
use tokio::time::sleep;

// An async fn returns a future: a value that can do the work when it is polled.
async fn brew(what: &str) -> String {
    println!("  brewing {what}");
    sleep(Duration::from_millis(40)).await;
    format!("a cup of {what}")
}

// The same signature without the sugar. The body before `async move` is an
// ordinary function and runs at once, when it is called.
fn brew_later(what: &'static str) -> impl Future<Output = String> {
    println!("  the order for {what} is written down");
    async move {
        println!("  brewing {what}");
        sleep(Duration::from_millis(40)).await;
        format!("a cup of {what}")
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("calling brew");
    let tea = brew("tea");
    println!("calling brew_later");
    let coffee = brew_later("coffee");
    let _never_polled = brew("cocoa");

    sleep(Duration::from_millis(30)).await;
    println!("30 ms later, nothing was brewed");
    println!("{}", tea.await);
    println!("{}", coffee.await);
}
