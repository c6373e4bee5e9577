// A place that a macro prints is that of the call in the source, also among the arguments of another macro.
macro_rules! m { ($e:expr) => { { dbg!($e); line!() } }; }
macro_rules! idt { ($e:expr) => { $e }; }
fn main() {
    println!("{}",
        dbg!(5));
    assert_eq!(1,
        dbg!(1));
    let l = m!(
        dbg!(7));
    println!("{l} {}", line!());
    let v = vec![1,
        dbg!(2)];
    let x = idt!(
        column!());
    println!("{x}");
    let y = idt!(
        idt!(
            line!()));
    println!("{y} {}", {
        line!()
    });
    let r = std::panic::catch_unwind(|| { println!("{}",
          None::<i32>.unwrap()) });
    let r = std::panic::catch_unwind(|| { println!("{}",
          { panic!("x"); }) });
    let r = std::panic::catch_unwind(|| { assert!(
          { assert_eq!(1, 2); true }) });
}
