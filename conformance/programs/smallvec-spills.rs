//! Vectors with a few items in place, and what happens when they grow.
use smallvec::{smallvec, SmallVec};

fn main() {
    let mut few: SmallVec<[u32; 3]> = smallvec![1, 2];
    println!("{few:?} {} {} {}", few.len(), few.capacity(), few.spilled());
    few.push(3);
    println!("{:?} {}", few.iter().sum::<u32>(), few.spilled());
    few.push(4);
    println!("{few:?} {} {}", few.capacity(), few.spilled());
    few.insert(1, 9);
    few.retain(|n| *n % 2 == 1);
    println!("{few:?} {:?} {:?}", few.first(), few.contains(&9));
    few.shrink_to_fit();
    println!("{} {}", few.spilled(), few.capacity());
    let words: SmallVec<[String; 2]> = "a b c".split(' ').map(String::from).collect();
    println!("{words:?} {} {}", words.spilled(), words.join("-"));
    let copy = words.clone();
    println!("{} {:?}", copy == words, words.into_iter().rev().collect::<Vec<_>>());
    let mut filled: SmallVec<[u8; 4]> = smallvec![7; 4];
    println!("{:?} {:?}", filled.clone().into_inner(), filled.drain(1..3).collect::<Vec<_>>());
    filled.extend_from_slice(&[1, 2]);
    filled.sort();
    println!("{filled:?} {:?} {:?}", filled.pop(), SmallVec::<[u8; 2]>::from_vec(vec![5]).into_vec());
    println!("{:?}", SmallVec::<[i32; 2]>::from([1, 2]) < smallvec![1, 3]);
}
