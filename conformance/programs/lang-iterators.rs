// A page of iterator adaptors.
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
fn main() {
    let words = ["apple", "fig", "banana", "kiwi", "cherry", "fig"];
    let by_len: BTreeMap<usize, Vec<&str>> = words.iter().fold(BTreeMap::new(), |mut map, w| {
        map.entry(w.len()).or_insert_with(Vec::new).push(*w);
        map
    });
    println!("{by_len:?}");
    let (short, long): (Vec<&str>, Vec<&str>) = words.iter().partition(|w| w.len() < 5);
    println!("{short:?} {long:?}");
    println!("{:?}", words.iter().enumerate().filter(|(i, _)| i % 2 == 0).map(|(_, w)| w.to_uppercase()).collect::<Vec<_>>());
    println!("{:?}", words.iter().map(|w| w.len()).scan(0, |sum, n| { *sum += n; Some(*sum) }).collect::<VecDeque<_>>());
    println!("{:?} {:?}", words.iter().max_by_key(|w| w.len()), words.iter().position(|&w| w == "kiwi"));
    println!("{:?}", words.chunks(4).map(|c| c.join("+")).collect::<Vec<_>>());
    println!("{:?}", words.windows(2).filter(|p| p[0] < p[1]).count());
    println!("{:?}", (1..=4).flat_map(|n| std::iter::repeat(n).take(n)).collect::<Vec<_>>());
    println!("{:?}", ["1", "2", "x"].iter().map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>().map_err(|e| e.to_string()));
    println!("{:?}", [Some(1), Some(2)].into_iter().sum::<Option<i32>>());
    println!("{}", words.iter().collect::<HashSet<_>>().len());
    let index: HashMap<_, _> = words.iter().copied().zip(1..).collect();
    println!("{} {}", index["fig"], index["kiwi"]);
    println!("{:?}", "a-b_c".split(|c: char| !c.is_alphanumeric()).rev().collect::<String>());
    println!("{:?}", (0..20).step_by(6).skip_while(|n| *n < 6).last());
    println!("{:?}", words.iter().rev().skip(1).step_by(2).collect::<Vec<_>>());
    let mut sorted = words.to_vec();
    sorted.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    sorted.dedup();
    println!("{sorted:?}");
}
