// let-else, chains of let, labelled blocks.
// edition: 2024
use std::collections::BTreeMap;
#[derive(Debug)]
enum Cmd { Set { key: String, value: i64 }, Get(String), Quit }
fn parse(line: &str) -> Result<Cmd, String> {
    let mut words = line.split_whitespace();
    let Some(head) = words.next() else { return Err("empty".to_string()); };
    match head {
        "set" => {
            let (Some(k), Some(v)) = (words.next(), words.next()) else { return Err(format!("set needs two: {line}")); };
            let Ok(value) = v.parse() else { return Err(format!("not a number: {v}")); };
            Ok(Cmd::Set { key: k.to_owned(), value })
        }
        "get" if let_some(words.clone().next()) => Ok(Cmd::Get(words.next().unwrap().into())),
        "quit" => Ok(Cmd::Quit),
        other => Err(format!("what is {other}?")),
    }
}
fn let_some(x: Option<&str>) -> bool { x.is_some() }
fn main() {
    let mut map: BTreeMap<String, i64> = BTreeMap::new();
    for line in ["set a 5", "set b", "get a", "", "set c x", "get", "jump", "quit", "get a"] {
        let cmd = match parse(line) { Ok(c) => c, Err(e) => { println!("error {e}"); continue; } };
        if let Cmd::Set { key, value } = &cmd && *value > 3 && let None = map.insert(key.clone(), *value) {
            println!("new {key}");
        } else if let Cmd::Get(k) = &cmd && let Some(v) = map.get(k) && (1..10).contains(v) {
            println!("{k} = {v}");
        } else if matches!(cmd, Cmd::Quit) {
            break;
        }
    }
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.pop() && top != 1 { println!("{top}"); }
    let x = 'outer: { for i in 0.. { if i * i > 50 { break 'outer i; } } unreachable!() };
    println!("{x}");
}
