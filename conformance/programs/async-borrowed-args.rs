// Async fns that borrow their arguments.
// edition: 2024
use std::collections::HashMap;
use tokio::sync::{Mutex, RwLock};
use std::sync::Arc;
async fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { tokio::task::yield_now().await; if a.len() >= b.len() { a } else { b } }
async fn push(v: &mut Vec<String>, s: &str) -> usize { tokio::task::yield_now().await; v.push(s.to_owned()); v.len() }
struct Cache { map: HashMap<String, String>, hits: u32 }
impl Cache {
    async fn get(&mut self, k: &str) -> &str {
        if self.map.contains_key(k) { self.hits += 1; return &self.map[k]; }
        let v = self.load(k).await;
        self.map.entry(k.to_string()).or_insert(v)
    }
    async fn load(&self, k: &str) -> String { tokio::task::yield_now().await; k.to_uppercase() }
    async fn both<'s, 'k>(&'s self, k: &'k str) -> (&'s u32, &'k str) { (&self.hits, k) }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let s1 = String::from("abc");
    let r = { let s2 = String::from("de"); longest(&s1, &s2).await.to_string() };
    println!("{r}");
    let mut v = vec![];
    push(&mut v, "x").await;
    let n = push(&mut v, &r).await;
    println!("{n} {v:?}");
    let mut c = Cache { map: HashMap::new(), hits: 0 };
    println!("{}", c.get("k").await);
    println!("{}", c.get("k").await);
    let (h, k) = c.both("q").await;
    println!("{h}{k}");
    let m = Arc::new(Mutex::new(vec![1]));
    let l = RwLock::new(5);
    {
        let mut g = m.lock().await;
        g.push(2);
        let len = g.len();
        g.push(len);
    }
    { let mut w = l.write().await; *w += m.lock().await.len(); }
    let tasks: Vec<_> = (0..3).map(|i| { let m = Arc::clone(&m); tokio::spawn(async move { m.lock().await.push(i); i }) }).collect();
    let mut sum = 0;
    for t in tasks { sum += t.await.unwrap(); }
    println!("{sum} {} {}", m.lock().await.len(), l.read().await);
    let (mut a, mut b) = (vec![], vec![]);
    let (x, y) = tokio::join!(push(&mut a, "1"), push(&mut b, "2"));
    println!("{x}{y}{a:?}{b:?}");
    let mut total = 0;
    let add = async { total += 1; total };
    let t = add.await;
    println!("{t} {total}");
}
