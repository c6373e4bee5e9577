// Lines, escapes, UTF-16, inclusive parts from the back; shortest floats halfway between two texts.
fn main() {
    println!("{:?}", "a\r\nb\n\nc\r".lines().collect::<Vec<_>>());
    println!("{:?}", "a\nb\n".split_inclusive('\n').rev().collect::<Vec<_>>());
    println!("{}", "tab\t'\u{301}".escape_debug().collect::<String>());
    println!("{} {}", "é".escape_unicode(), "é\n".escape_default());
    let units: Vec<u16> = "x𝄞".encode_utf16().chain([0xD834]).collect();
    println!("{} {:?}", String::from_utf16_lossy(&units), char::decode_utf16(units).last());
    let mut buffer = [0; 2];
    println!("{:x?}", '𝄞'.encode_utf16(&mut buffer));
    let (ptr, len, cap) = String::from("raw").into_raw_parts();
    println!("{}", unsafe { String::from_raw_parts(ptr, len, cap) });
    println!("{} {:?}", 1000000000000002.25f64, 223.34671020507812f64);
}
