// How durations print, and their arithmetic.
use std::time::Duration;
fn main() {
    for d in [
        Duration::ZERO,
        Duration::from_nanos(1_500),
        Duration::from_micros(2_000_001),
        Duration::from_millis(999),
        Duration::from_secs_f64(2.25),
        Duration::new(61, 5),
    ] {
        println!("{d:?} {:.1?} {:>10?}|", d, d);
    }
    let d = Duration::from_millis(2750);
    println!("{} {} {} {}", d.as_secs(), d.subsec_millis(), d.as_millis(), d.as_secs_f32());
    println!("{:?} {:?} {:?}", d * 3, d / 2, d.checked_sub(Duration::from_secs(5)));
    println!("{:?}", Duration::from_secs(1).saturating_sub(d).cmp(&Duration::ZERO));
}
