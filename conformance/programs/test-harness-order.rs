// The harness runs the tests by name; each has a runtime of its own, ids go on counting.
// mode: test
// rules: MA-12, TK-10, TD-8
// expect: exit 101
use std::time::Duration;
use tokio::time::{sleep, Instant};

#[tokio::test(start_paused = true)]
async fn b_paused_clock() {
    let start = Instant::now();
    sleep(Duration::from_secs(3600)).await;
    assert_eq!(start.elapsed(), Duration::from_secs(3600));
}

#[tokio::test]
async fn a_result() -> Result<(), String> {
    let value = tokio::spawn(async { 7 }).await.map_err(|e| e.to_string())?;
    if value == 7 {
        Ok(())
    } else {
        Err(format!("{value}"))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn d_threads() {
    let on_worker = tokio::spawn(async { tokio::task::block_in_place(|| 5) })
        .await
        .unwrap();
    assert_eq!(on_worker, 5);
}

#[tokio::test]
#[should_panic(expected = "deliberate")]
async fn c_panics() {
    tokio::spawn(async { panic!("deliberate") }).await.unwrap();
}

#[tokio::test]
#[ignore = "takes too long"]
async fn e_ignored() {}

#[tokio::test]
async fn f_fails() {
    println!("this line is captured");
    let sum: i32 = tokio::spawn(async { 1 + 1 }).await.unwrap();
    assert_eq!(sum, 3, "the sum is wrong");
}

#[test]
fn g_no_runtime() {
    assert!(tokio::runtime::Handle::try_current().is_err());
}
