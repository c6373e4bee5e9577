// How tokens and conditions print: `stringify!`, `dbg!` and `assert!` keep or break lines as rustc does.
macro_rules! text {
    ($e:expr) => { println!("{}", stringify!($e)) };
}
macro_rules! tokens {
    ($($t:tt)*) => { println!("{}", stringify!($($t)*)) };
}
macro_rules! twice {
    ($e:expr, $i:ident) => {
        text!($e);
        text!($e*2);
        tokens!($e , $i . len  ( ) ;-$e);
    };
}
#[derive(Debug, PartialEq)]
struct Place {
    name: String,
    level: u32,
}
fn probe(name: &str) -> Place {
    Place { name: name.to_string(), level: name.len() as u32 }
}
fn main() {
    text!(3*4 + 1);
    text!({
        let base = 10;
        // said nowhere
        base+1
    });
    text!(if 1 < 2 { "yes" } else { "no" });
    text!(match 3 { 1 | 2 => "low", n if n > 2 => { "high" } _ => "none" });
    text!(vec![ 1,2,3 ].iter().map( |x| x+1 ).sum::<i32>());
    text!(move |first: u8, second: u8| -> u16 { let sum = first as u16; sum + second as u16 });
    text!({ let first_of_the_long_names = 1_000_000; let second_of_the_long_names = 2_000_000; first_of_the_long_names });
    text!(call_with_many(first_argument_is_long, second_argument_is_longer, third_argument, fourth_argument, 5));
    text!(if true { alpha_alpha_alpha_alpha_alpha(); beta_beta_beta_beta_beta_beta(); } else { gamma_gamma() });
    twice!(1-1, words);
    tokens!(fn  item<T:Clone> ( x:&'static T )->[T;2]{ }  #[attr(a=1)] pub(crate) struct X{a:u8}  let (a,b)=c; d[0] . e);
    let n = 4;
    dbg!(n*2, n - 1);
    let _ = std::panic::catch_unwind(|| {
        assert!([1, 2, 3].iter().all(|v| { let doubled = v*2; doubled < 5 }));
    });
    let _ = std::panic::catch_unwind(|| {
        assert!(probe("a very long name of some place").level < 3 && probe("another long name of a place").level == 1);
    });
    let _ = std::panic::catch_unwind(|| {
        assert!(["north", "east", "south", "west", "up", "down"].into_iter().map(str::len).any(|len| len > 10));
    });
    let _ = std::panic::catch_unwind(|| {
        assert!(matches!(probe("x"), Place{level:2..=9,..} if n>3), "level of {}", "x");
    });
    let _ = std::panic::catch_unwind(|| {
        assert!(if n > 5 { probe("long enough to break the line somewhere").level > 1 } else { probe("short").level > 50 });
    });
    let _ = std::panic::catch_unwind(|| {
        assert!(match n { 1 => true, 2 | 3 => { n > 5 } _ => false });
    });
    let _ = std::panic::catch_unwind(|| {
        assert!(probe("abcdefghijklmnopqrstuvwxyz").name.to_uppercase().trim().replace("A", "B").starts_with("ABCDEFGH"));
    });
}
