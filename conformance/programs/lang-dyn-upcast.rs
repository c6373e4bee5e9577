// Trait objects become objects of their supertraits.
// edition: 2024
use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;
trait Base: Debug { fn name(&self) -> String; fn hello(&self) -> String { format!("hello {}", self.name()) } }
trait Extra: Base + Any { fn extra(&self) -> u32; }
#[derive(Debug)] struct A(u32);
impl Base for A { fn name(&self) -> String { format!("A{}", self.0) } }
impl Extra for A { fn extra(&self) -> u32 { self.0 * 2 } }
impl dyn Extra { fn is<T: 'static>(&self) -> bool { (self as &dyn Any).is::<T>() } }
trait Async { fn go(&self) -> std::pin::Pin<Box<dyn Future<Output = u32> + Send + '_>>; }
impl Async for A { fn go(&self) -> std::pin::Pin<Box<dyn Future<Output = u32> + Send + '_>> { Box::pin(async move { self.0 + 1 }) } }
impl<T: Async + ?Sized> Async for Box<T> { fn go(&self) -> std::pin::Pin<Box<dyn Future<Output = u32> + Send + '_>> { (**self).go() } }
fn up(x: Box<dyn Extra>) -> Box<dyn Base> { x }
fn show(d: &dyn Base) { println!("{}", d.hello()); }
#[tokio::main]
async fn main() {
    let e: Box<dyn Extra> = Box::new(A(4));
    println!("{} {}", e.extra(), e.is::<A>());
    show(&*e);
    let b = up(e);
    show(b.as_ref());
    let r: Rc<dyn Extra> = Rc::new(A(5));
    let rb: Rc<dyn Base> = r.clone();
    println!("{rb:?} {}", Rc::strong_count(&r));
    let any: Arc<dyn Any + Send + Sync> = Arc::new(7i32);
    println!("{:?}", any.downcast::<i32>().ok());
    let a: Box<dyn Async + Send + Sync> = Box::new(A(9));
    println!("{}", a.go().await);
    let h = tokio::spawn(async move { Box::new(a).go().await });
    println!("{}", h.await.unwrap());
}
