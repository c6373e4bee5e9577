//! What `bytes` shares and when it moves: capacities, owners, cursors, limits.
use bytes::buf::UninitSlice;
use bytes::{Buf, BufMut, Bytes, BytesMut, TryGetError};
use std::collections::VecDeque;

struct Owner(&'static str);
impl AsRef<[u8]> for Owner {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}
impl Drop for Owner {
    fn drop(&mut self) {
        println!("owner of {} gone", self.0);
    }
}

fn main() {
    let mut buf = BytesMut::with_capacity(32);
    buf.put_slice(b"header:payload");
    let header = buf.split_to(7);
    println!("{header:?} {} | {buf:?} {}", header.capacity(), buf.capacity());
    let mut tail = buf.split_off(3);
    println!("{buf:?} {} | {tail:?} {}", buf.capacity(), tail.capacity());
    println!("{:?}", tail.try_reclaim(40));
    buf.unsplit(tail);
    println!("{buf:?} {}", buf.capacity());
    drop(header);
    buf.advance(5);
    buf.reserve(20);
    println!("{buf:?} room for 22: {}", buf.capacity() >= 22);

    let bytes = Bytes::from_owner(Owner("shared"));
    let part = bytes.slice(2..4);
    println!("{part:?} {} {}", bytes.is_unique(), bytes == "shared");
    drop(bytes);
    println!("{:?}", part.slice_ref(&part[1..]));
    println!("{:?}", part.try_into_mut().is_ok());

    let frozen = BytesMut::from("abc").freeze();
    let copy = frozen.clone();
    println!("{:?}", frozen.try_into_mut().map_err(|b| b.len()));
    println!("{:?}", copy.try_into_mut());

    let mut numbers = Vec::new();
    numbers.put_u16(0x0102);
    numbers.put_int_le(-2, 3);
    numbers.put_f32(1.5);
    println!("{numbers:?}");
    let mut r = &numbers[..];
    println!("{} {} {}", r.get_u16_le(), r.get_int_le(3), r.get_f32());
    println!("{:?}", r.try_get_u32());
    println!("{}", (&[1u8][..]).try_get_u64().unwrap_err());
    let e = std::io::Error::from(TryGetError { requested: 4, available: 1 });
    println!("{:?}", e.kind());

    let mut chain = (&b"ab"[..]).chain(VecDeque::from(vec![b'c', b'd']));
    println!("{:?} {:?}", chain.copy_to_bytes(3), chain.remaining());
    let mut limited = Vec::new().limit(3);
    limited.put_bytes(b'x', 2);
    println!("{} {:?}", limited.remaining_mut(), limited.get_ref());
    let mut room = [0u8; 4];
    let slice = UninitSlice::new(&mut room);
    slice[..2].copy_from_slice(b"hi");
    slice.write_byte(3, b'!');
    println!("{room:?}");
    println!("{:?}", Bytes::from_static(b"iter").into_iter().rev_sum());
}

trait RevSum {
    fn rev_sum(self) -> u32;
}
impl<I: Iterator<Item = u8>> RevSum for I {
    fn rev_sum(self) -> u32 {
        self.map(u32::from).sum()
    }
}
