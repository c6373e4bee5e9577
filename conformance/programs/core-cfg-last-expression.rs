// An expression whose cfg is off is not there; what stands before it is the block's value.
macro_rules! only_on_mars {
    ($($t:tt)*) => { #[cfg(target_os = "mars")] { $($t)* } };
}
fn unit() {
    println!("here");
    only_on_mars! { no_such_function(); }
}
fn main() {
    unit();
    #[cfg(target_os = "mars")]
    {
        no_such_function();
    }
}
