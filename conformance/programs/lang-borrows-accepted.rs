// Signatures, closures and futures that borrow, all of them fine.
use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
trait Handler: Send + Sync { fn call(&self, s: &str) -> String; }
fn boxed<'a>(name: &'a str) -> Box<dyn Fn(&str) -> String + 'a> { Box::new(move |x| format!("{name}{x}")) }
fn boxed_t<T: Handler + 'static>(t: T) -> Box<dyn Handler> { Box::new(t) }
fn boxed_fut<'a>(s: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> { Box::pin(async move { s.len() }) }
fn iter<'a, T>(v: &'a [T]) -> Box<dyn Iterator<Item = &'a T> + 'a> { Box::new(v.iter().filter(|_| true)) }
struct Holder<'a, T> { items: &'a [T] }
impl<'a, T> Holder<'a, T> {
    fn each(&self) -> Box<dyn Iterator<Item = &'a T> + 'a> { Box::new(self.items.iter()) }
    fn each2(&'a self) -> impl Iterator<Item = &'a T> + 'a { self.items.iter().rev() }
}
struct Cache { map: RefCell<HashMap<String, String>> }
impl Cache {
    async fn get<'a>(&'a self, key: &'a str) -> String { 
        let found = self.map.borrow().get(key).cloned();
        match found { Some(v) => v, None => { let v = self.load(key).await; self.map.borrow_mut().insert(key.to_string(), v.clone()); v } }
    }
    async fn load(&self, k: &str) -> String { async { k.to_uppercase() }.await }
}
async fn apply<F, Fut>(f: F, n: u32) -> u32 where F: Fn(u32) -> Fut, Fut: Future<Output = u32> { f(n).await }
async fn first<'a>(v: &'a Vec<String>) -> Option<&'a String> { v.first() }
fn spawn_all<T, F>(items: Vec<T>, f: F) -> Vec<tokio::task::JoinHandle<()>>
where T: Send + 'static, F: Fn(T) + Clone + Send + 'static {
    items.into_iter().map(|t| { let f = f.clone(); tokio::spawn(async move { f(t) }) }).collect()
}
fn counter() -> impl FnMut() -> u32 { let mut c = 0; move || { c += 1; c } }
struct Service<S> { inner: Arc<S> }
impl<S: Handler + 'static> Service<S> {
    fn spawn(&self) -> tokio::task::JoinHandle<String> {
        let inner = self.inner.clone();
        tokio::spawn(async move { inner.call("x") })
    }
}
trait Job { type Out: Send + 'static; fn run(self) -> Self::Out; }
fn go<J: Job + Send + 'static>(j: J) -> std::thread::JoinHandle<J::Out> { std::thread::spawn(move || j.run()) }
struct Up(&'static str);
impl Handler for Up { fn call(&self, s: &str) -> String { format!("{}{}", self.0, s) } }
impl Job for Up { type Out = usize; fn run(self) -> usize { self.0.len() } }
fn longest<'a>(words: &[&'a str]) -> &'a str { words.iter().copied().max_by_key(|w| w.len()).unwrap_or("") }
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn sort_by_len(v: &mut Vec<&str>) { v.sort_by_key(|s| s.len()); v.retain(|s| !s.is_empty()); v.dedup_by(|a, b| a == b); }
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", boxed("a")("b"));
    println!("{}", boxed_t(Up("q")).call("r"));
    println!("{}", boxed_fut("four").await);
    println!("{}", iter(&[1, 2]).count());
    let arr = [1, 2, 3];
    let h = Holder { items: &arr };
    println!("{} {}", h.each().count(), h.each2().count());
    let c = Cache { map: RefCell::new(HashMap::new()) };
    println!("{} {}", c.get("k").await, c.get("k").await);
    let base = 10;
    println!("{}", apply(|x| async move { x + base }, 1).await);
    let v = vec!["s".to_string()];
    println!("{:?}", first(&v).await);
    for h in spawn_all(vec![1, 2], |x| println!("item {x}")) { h.await.unwrap(); }
    let mut n = counter(); n(); println!("{}", n());
    println!("{}", Service { inner: Arc::new(Up("u")) }.spawn().await.unwrap());
    println!("{}", go(Up("abc")).join().unwrap());
    println!("{}", longest(&["a", "bcd"]));
    println!("{}", compose(|x: u32| x + 1, |y| y * 2)(3));
    let mut words = vec!["zz", "a", "a", ""];
    sort_by_len(&mut words);
    println!("{words:?}");
    let mut total = 0;
    let mut add = |x: &mut Vec<i32>| { x.push(1); total += x.len(); };
    let mut list = vec![];
    add(&mut list); println!("{}", list.len()); add(&mut list);
    println!("{total} {list:?}");
    let strs = vec!["x".to_string(), "y".to_string()];
    let lens: Vec<_> = strs.iter().map(|s| { let s2 = s; async move { s2.len() } }).collect();
    let mut sum = 0; for l in lens { sum += l.await; }
    println!("{sum}");
    let get = |i: usize| &strs[i];
    let a = get(0); let b = get(1);
    println!("{a}{b}");
    let mut log: Vec<String> = vec![];
    let mut record = |s: &str| log.push(s.to_string());
    record("one"); record(&String::from("two"));
    println!("{log:?}");
    let mut opt = Some(3);
    let r = opt.as_mut().map(|x| { *x += 1; x });
    println!("{r:?}");
    let parts: Vec<Vec<&str>> = "a b\nc d".lines().map(|l| l.split(' ').collect()).collect();
    println!("{parts:?}");
    let mut state = vec![1, 2, 3];
    let it = async { state.iter_mut().for_each(|x| *x *= 2); state.len() };
    println!("{}", it.await);
    println!("{state:?}");
    let fut = async { first(&v).await.map(|s| s.as_str()) };
    println!("{:?}", fut.await);
    
}
