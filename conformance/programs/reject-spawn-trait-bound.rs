// A generic helper must ask for what spawn asks.
// edition: 2024
use std::future::Future;
fn launch<F: Future<Output = ()>>(f: F) { tokio::spawn(f); }
fn launch2<F>(f: F) where F: Future + Send + 'static { tokio::spawn(f); }
#[tokio::main]
async fn main() { launch(async {}); launch2(async {}); }
