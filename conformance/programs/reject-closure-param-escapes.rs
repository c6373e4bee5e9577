// What a closure is lent for one call is kept for longer.
// edition: 2024
fn each(v: &[String], mut f: impl FnMut(&String)) { for s in v { f(s); } }
fn main() {
    let v = vec![String::from("a")];
    let mut kept: Vec<&String> = Vec::new();
    each(&v, |s| kept.push(s));
    println!("{}", kept.len());
}
