// Smart pointers, interior mutability and std collections.
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::rc::{Rc, Weak};
#[derive(Debug)]
struct Node { name: String, parent: RefCell<Weak<Node>>, children: RefCell<Vec<Rc<Node>>> }
fn node(name: &str) -> Rc<Node> {
    Rc::new(Node { name: name.to_string(), parent: RefCell::new(Weak::new()), children: RefCell::default() })
}
fn adopt(parent: &Rc<Node>, child: Rc<Node>) {
    *child.parent.borrow_mut() = Rc::downgrade(parent);
    parent.children.borrow_mut().push(child);
}
fn main() {
    let root = node("root");
    adopt(&root, node("leaf"));
    let leaf = root.children.borrow()[0].clone();
    println!("{:?} {} {}", leaf.parent.borrow().upgrade().map(|p| p.name.clone()), Rc::strong_count(&leaf), Rc::weak_count(&root));
    drop(root);
    println!("{}", leaf.parent.borrow().upgrade().is_none());
    let counter = Cell::new(1);
    counter.set(counter.get() + 4);
    println!("{} {}", counter.replace(9), counter.take());
    let mut heap = BinaryHeap::from(vec![3, 1, 4, 1, 5]);
    heap.push(9);
    println!("{:?} {:?}", heap.pop(), heap.into_sorted_vec());
    let set: BTreeSet<_> = "hello world".chars().filter(|c| c.is_alphabetic()).collect();
    println!("{:?} {:?}", set.iter().next(), set.range('m'..).collect::<Vec<_>>());
    let mut counts: HashMap<char, usize> = HashMap::new();
    for c in "mississippi".chars() { *counts.entry(c).or_default() += 1; }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by_key(|&(c, n)| (std::cmp::Reverse(n), c));
    println!("{pairs:?}");
    let text = String::from("héllo, wörld");
    println!("{} {} {:?} {:?}", text.len(), text.chars().count(), text.find("wö"), text.char_indices().nth(2));
    println!("{} {}", &text[..text.find(',').unwrap()], text.replace('l', "L"));
    let mut v: Vec<i32> = (1..=10).collect();
    v.retain(|n| n % 3 != 0);
    let drained: Vec<i32> = v.drain(1..3).collect();
    v.extend_from_slice(&[7, 7]);
    v.insert(1, 100);
    println!("{v:?} {drained:?} {:?} {:?}", v.iter().min(), v.binary_search(&1));
    let b: Box<[i32]> = v.into_boxed_slice();
    println!("{} {:?}", b.len(), b.split_first());
    let shared = RefCell::new(vec![1]);
    let borrowed = shared.borrow();
    println!("{} {:?}", shared.try_borrow_mut().is_err(), borrowed);
}
