// Scoped threads share locals.
// edition: 2024
use std::sync::{Mutex, mpsc, atomic::{AtomicU32, Ordering}};
use std::thread;
fn par_sum(v: &[u32]) -> u32 {
    let (a, b) = v.split_at(v.len() / 2);
    thread::scope(|s| { let h = s.spawn(|| a.iter().sum::<u32>()); let y: u32 = b.iter().sum(); h.join().unwrap() + y })
}
fn main() {
    let mut v = vec![1, 2, 3, 4, 5];
    println!("{}", par_sum(&v));
    let count = AtomicU32::new(0);
    let names = Mutex::new(Vec::new());
    thread::scope(|s| {
        for (i, x) in v.iter_mut().enumerate() {
            let (count, names) = (&count, &names);
            s.spawn(move || { *x *= 10; count.fetch_add(1, Ordering::SeqCst); names.lock().unwrap().push(i); });
        }
    });
    let mut n = names.into_inner().unwrap();
    n.sort();
    println!("{v:?} {} {n:?}", count.load(Ordering::SeqCst));
    let (tx, rx) = mpsc::channel();
    let res = thread::scope(|s| {
        let h = s.spawn(move || rx.iter().take(3).collect::<Vec<String>>());
        for w in ["p", "q", "r"] { tx.send(w.to_string()).unwrap(); }
        h.join().unwrap()
    });
    println!("{res:?}");
    let mut log = String::new();
    thread::scope(|s| { s.spawn(|| log.push_str("one")); });
    thread::scope(|s| { s.spawn(|| log.push_str("two")); });
    println!("{log}");
    let mut chunks = vec![0u8; 6];
    thread::scope(|s| for (i, c) in chunks.chunks_mut(2).enumerate() { s.spawn(move || c.fill(i as u8)); });
    println!("{chunks:?}");
}
