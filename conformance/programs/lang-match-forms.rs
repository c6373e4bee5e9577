// Patterns: binding modes, slices, ranges, constants, `@`.
// edition: 2024
#[derive(Debug, Clone, PartialEq)]
enum Shape { Circle { r: f64 }, Rect(f64, f64), Group(Vec<Shape>), Named { name: String, inner: Box<Shape> } }
use Shape::*;
fn area(s: &Shape) -> f64 {
    match s {
        Circle { r } => 3.0 * r * r,
        Rect(w, h) => w * h,
        Group(v) => v.iter().map(area).sum(),
        Named { inner, .. } => area(inner),
    }
}
fn grow(s: &mut Shape) {
    match s {
        Circle { r } => *r *= 2.0,
        Rect(w, _) if *w > 10.0 => {}
        Rect(w, h) => { std::mem::swap(w, h); *w += 1.0; }
        Group(items) => for i in items { grow(i) },
        Named { name, inner } => { name.push('!'); grow(inner); }
    }
}
fn classify(v: &[i32]) -> String {
    match v {
        [] => "none".into(),
        [x] => format!("one {x}"),
        [first, .., last] if first == last => format!("same ends {first}"),
        [1 | 2, rest @ ..] => format!("starts low, {} more", rest.len()),
        [a, b, ..] => format!("{a},{b}"),
    }
}
fn main() {
    let mut all = Group(vec![Circle { r: 1.0 }, Rect(2.0, 3.0), Named { name: "n".into(), inner: Box::new(Rect(11.0, 1.0)) }]);
    println!("{}", area(&all));
    grow(&mut all);
    println!("{all:?}");
    for v in [&[][..], &[5], &[3, 4, 3], &[1, 9, 8], &[7, 8, 9]] { println!("{}", classify(v)); }
    let pair = (Some(String::from("a")), Err::<(), _>(5));
    match &pair { (Some(s), Err(n @ 1..=9)) => println!("{s} {n}"), (None, _) | (_, Ok(())) => {}, (_, Err(n)) => println!("{n}") }
    let n = 42u8;
    let t = match n { 0 => "zero", 1..=9 => "small", 10.. => "big" };
    println!("{t}");
    let refs = &&Some(3);
    if let Some(x) = refs { println!("{x}"); }
    let &(ref a, b) = &(String::from("r"), 2);
    println!("{a}{b}");
    let mut o = Some(Some(1));
    if let Some(Some(x)) = &mut o { *x = 9; }
    if let Some(inner @ Some(_)) = &mut o { *inner = None; }
    println!("{o:?}");
    let msg @ (x, y) = (1, 2);
    println!("{msg:?} {x} {y}");
    const LIMIT: i32 = 10;
    match 10 { LIMIT => println!("limit"), i32::MIN..LIMIT => println!("under"), _ => println!("over") }
    match ('x', true) { ('a'..='m', _) => println!("1"), (_, true) => println!("2"), (_, false) => println!("3") }
}
