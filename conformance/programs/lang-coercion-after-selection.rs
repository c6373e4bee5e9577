// Pending obligations are tried before a coercion and before the fields of an expected tuple are known.
trait Sink<I> {
    fn take(&mut self, i: I);
}
trait Enc<I> {
    fn enc(&self, i: I);
}
struct Codec;
impl Enc<&[u8]> for Codec {
    fn enc(&self, i: &[u8]) {
        println!("{}", i.len())
    }
}
struct Framed<C>(C);
impl<I, C: Enc<I>> Sink<(I, u32)> for Framed<C> {
    fn take(&mut self, i: (I, u32)) {
        self.0.enc(i.0)
    }
}
trait SinkExt<I>: Sink<I> {
    fn send(&mut self, i: I) {
        self.take(i)
    }
}
impl<T: Sink<I>, I> SinkExt<I> for T {}
fn sinks() {
    let mut f = Framed(Codec);
    let msg = b"abcd";
    f.send((msg, 1));
    f.send((&vec![1u8], 1));
}
use std::future::Future;
use std::pin::Pin;
struct Hold<T> {
    boxed: Pin<Box<dyn Future<Output = T> + Send>>,
}
fn set<T, F: Future<Output = T> + Send + 'static>(h: &mut Hold<T>, f: F) {
    let b: Box<F> = Box::new(f);
    h.boxed = Pin::from(b);
}
fn main() {
    sinks();
    let mut h = Hold {
        boxed: Box::pin(std::future::ready(1)),
    };
    set(&mut h, async { 2 });
    println!("{}", std::mem::size_of_val(&h));
}
