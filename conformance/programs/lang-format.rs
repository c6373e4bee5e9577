// Format specifications and derived Debug.
#[derive(Debug, Clone, PartialEq, Default)]
struct Point {
    x: i32,
    label: Option<String>,
}
#[derive(Debug)]
#[allow(dead_code)]
enum Shape {
    Unit,
    Tuple(i32, f64),
    Named { at: Point, tags: Vec<&'static str> },
}
fn main() {
    let p = Point { x: -3, label: Some("here".into()) };
    println!("{p:?} {:?}", Point::default());
    println!("{:#?}", Shape::Named { at: p.clone(), tags: vec!["a", "b\n"] });
    println!("{:?} {:?}", Shape::Unit, Shape::Tuple(1, 2.0));
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}] [{:*^9}]", 42, 42, 42, 42, "mid");
    println!("{:+} {:05} {:#x} {:#010b} {:o} {:X}", 7, -42, 255, 5, 64, 3054);
    println!("{:.3} {:8.2}| {:e} {:?} {} {}", 3.14159, 2.5, 1234.5, 1.0, 1e21, 0.1 + 0.2);
    let (width, precision) = (10, 2);
    println!("{:>width$.precision$}| {:>1$}| {:.*}", 1.23456, 8, 3, 2.0);
    println!("{0} {1} {0} {name}", "a", "b", name = "c");
    println!("{:?} {:?} {}", 'q', "tab\t\"quote\" é", '\u{e9}');
    println!("{:?} {:?}", (1, "x", [true, false]), ());
    println!("{:>6}|{:<6}|{:?}", true, 'c', Some("x").map(|s| s.len()));
    println!("{{}} {}%", 5);
    assert_eq!(p, p.clone());
}
