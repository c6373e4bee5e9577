//! Identifiers: written, read, refused, random.
use uuid::{uuid, Uuid, Variant, Version};

fn main() {
    let id = Uuid::parse_str("67e55044-10b1-426f-9247-bb680e5fe0c8").unwrap();
    println!("{id} {id:?} {:X} {:#x}", id, id);
    println!("{} {} {}", id.simple(), id.urn(), id.braced());
    println!("{:?} {:?} {}", id.get_version(), id.get_variant(), id.get_version_num());
    println!("{:?} {:x}", id.as_u64_pair(), id.as_u128());
    println!("{:?}", "{67E55044-10B1-426F-9247-BB680E5FE0C8}".parse::<Uuid>() == Ok(id));
    println!("{:?}", Uuid::parse_str("urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8").is_ok());
    for text in ["", "67e5504", "67e55044-10b1-426f-9247", "67e55044-10b1-426f-9247-bb680e5fe0cx", "67e5504410-b1-426f-9247-bb680e5fe0c8", "héllo"] {
        println!("{}", Uuid::parse_str(text).unwrap_err());
    }
    println!("{} {}", Uuid::nil(), Uuid::max().is_max());
    println!("{:?}", Uuid::from_slice(&[1, 2]).map_err(|e| e.to_string()));
    println!("{}", uuid!("67e55044-10b1-426f-9247-bb680e5fe0c8") == id);
    println!("{}", id.hyphenated().encode_upper(&mut Uuid::encode_buffer()));
    println!("{} {:?}", serde_json::to_string(&id).unwrap(), serde_json::from_str::<Uuid>("\"zz\"").map_err(|e| e.to_string()));
    let (a, b) = (Uuid::new_v4(), Uuid::new_v4());
    println!("{} {:?} {:?}", a != b, a.get_version() == Some(Version::Random), b.get_variant() == Variant::RFC4122);
}
