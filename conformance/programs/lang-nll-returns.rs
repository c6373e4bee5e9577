// References returned from one branch only, and lists walked through `&mut`.
// edition: 2024
use std::collections::HashMap;
fn first_or<'m>(map: &'m mut HashMap<String, Vec<u32>>, key: &str) -> &'m mut Vec<u32> {
    if map.contains_key(key) {
        return map.get_mut(key).unwrap();
    }
    map.insert(key.to_string(), vec![0]);
    map.get_mut(key).unwrap()
}
struct Node { value: i32, next: Option<Box<Node>> }
fn last(mut node: &mut Node) -> &mut Node {
    while node.next.is_some() {
        node = node.next.as_mut().unwrap();
    }
    node
}
fn append(head: &mut Option<Box<Node>>, value: i32) {
    let mut cur = head;
    while let Some(node) = cur {
        cur = &mut node.next;
    }
    *cur = Some(Box::new(Node { value, next: None }));
}
fn main() {
    let mut map = HashMap::new();
    first_or(&mut map, "a").push(1);
    first_or(&mut map, "a").push(2);
    println!("{:?}", map["a"]);
    let mut head = None;
    for i in 0..4 { append(&mut head, i); }
    let h = head.as_mut().unwrap();
    last(h).value += 100;
    let mut at = head.as_deref();
    while let Some(n) = at { print!("{} ", n.value); at = n.next.as_deref(); }
    println!();
}
