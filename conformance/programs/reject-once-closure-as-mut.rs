// A closure passed as FnMut may not move its capture out.
// edition: 2024
fn twice(mut f: impl FnMut()) { f(); f(); }
fn main() {
    let v = vec![1];
    twice(|| drop(v));
}
