// What a JoinError says and gives back.
// rules: TK-11, MSG-0, TK-5
// expect: task-panic
use std::panic::resume_unwind;
use tokio::task::{JoinError, JoinHandle};

fn without_number(text: String) -> String {
    text.split_inclusive(|c: char| !c.is_ascii_digit())
        .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()).to_string())
        .collect()
}

async fn show(what: &str, handle: JoinHandle<()>) -> JoinError {
    let id = handle.id();
    let error = handle.await.unwrap_err();
    println!("{what}: {}", without_number(error.to_string()));
    println!("  {}", without_number(format!("{error:?}")));
    println!(
        "  panic {} cancelled {} same id {}",
        error.is_panic(),
        error.is_cancelled(),
        error.id() == id
    );
    error
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let text = show("text", tokio::spawn(async { panic!("plain words") })).await;
    println!("  {:?}", text.into_panic().downcast::<&'static str>().ok());
    let made = show("formatted", tokio::spawn(async { panic!("{}-{}", "made", 'x') })).await;
    println!("  {:?}", made.try_into_panic().unwrap().downcast::<String>().ok());
    let value = show(
        "a value",
        tokio::spawn(async { std::panic::panic_any(vec![1u8, 2]) }),
    )
    .await;
    println!("  {:?}", value.into_panic().downcast::<Vec<u8>>().ok());
    let resumed = show(
        "resumed",
        tokio::spawn(async { resume_unwind(Box::new("quiet")) }),
    )
    .await;
    println!("  {:?}", std::io::Error::from(resumed));
    let gone = tokio::spawn(std::future::pending());
    gone.abort();
    let gone = show("aborted", gone).await;
    let gone = gone.try_into_panic().unwrap_err();
    println!("  source {:?}", std::error::Error::source(&gone).is_some());
    let io = std::io::Error::from(gone);
    println!("  {:?} {}", io.kind(), io);
    let again = tokio::spawn(async {
        let other = tokio::spawn(std::future::pending::<()>());
        other.abort();
        other.await.unwrap_err().into_panic();
    });
    println!("{}", without_number(again.await.unwrap_err().to_string()));
}
