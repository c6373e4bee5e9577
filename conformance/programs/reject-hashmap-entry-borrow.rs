// References into a map and changes of the map.
// edition: 2024
use std::collections::HashMap;
fn main() {
    let mut m: HashMap<String, Vec<u32>> = HashMap::new();
    let e = m.entry("a".into()).or_default();
    m.insert("b".into(), vec![]);
    e.push(1);
    let first = m.get("a").unwrap();
    m.remove("a");
    println!("{first:?}");
}
