// Borrows that end early.
// edition: 2024
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
fn process(queue: &mut VecDeque<u32>) -> Option<&u32> {
    match queue.front() { Some(0) => { queue.pop_front(); None } _ => queue.front() }
}
struct Parser<'s> { src: &'s str, pos: usize }
impl<'s> Parser<'s> {
    fn rest(&self) -> &'s str { &self.src[self.pos..] }
    fn word(&mut self) -> Option<&'s str> {
        let rest = self.rest().trim_start();
        let start = self.src.len() - rest.len();
        let end = rest.find(' ').map_or(self.src.len(), |i| start + i);
        self.pos = end;
        let w = &self.src[start..end];
        (!w.is_empty()).then_some(w)
    }
}
impl<'s> Iterator for Parser<'s> { type Item = &'s str; fn next(&mut self) -> Option<&'s str> { self.word() } }
fn count<'w>(words: impl Iterator<Item = &'w str>) -> HashMap<&'w str, usize> { let mut m = HashMap::new(); for w in words { *m.entry(w).or_default() += 1; } m }
fn main() {
    let mut q: VecDeque<u32> = [0, 5].into();
    println!("{:?}", process(&mut q).copied());
    println!("{:?}", process(&mut q));
    let text = String::from("a b a c");
    let m = count(Parser { src: &text, pos: 0 });
    let mut keys: Vec<_> = m.iter().collect();
    keys.sort();
    println!("{keys:?}");
    let cell = Cell::new(1);
    let c1 = || cell.set(cell.get() + 1);
    let c2 = || cell.get();
    c1(); println!("{}", c2()); c1(); println!("{}", c2());
    let rc = RefCell::new(vec![1]);
    let l = rc.borrow().len();
    rc.borrow_mut().push(l);
    { let b = rc.borrow(); println!("{b:?}"); }
    let s; { let t = String::from("kept"); s = t; } println!("{s}");
    let x: i32; if q.is_empty() { x = 1 } else { x = 2 } println!("{x}");
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    println!("{first}");
    v.push(4);
    let mut data = vec![String::from("a")];
    let moved = std::mem::take(&mut data[0]);
    data[0] = moved + "b";
    println!("{data:?}");
    let mut a = String::from("1");
    let r = &a; let y = r.len(); a.push('2'); println!("{a}{y}");
    let mut cur = &a; let other = String::from("o"); if y > 0 { cur = &other; } println!("{cur}");
    loop { let t = String::from("in loop"); let r; r = &t; println!("{r}"); break; }
    let mut e = Some(String::from("z"));
    if let Some(ref mut s) = e { s.push('!'); }
    let inner = e.take().unwrap_or_else(|| "none".to_string());
    println!("{inner} {e:?}");
    let mut it = (1..4).peekable();
    while let Some(n) = it.next() { if let Some(p) = it.peek_mut() { *p += n; } print!("{n} "); }
    println!();
}
