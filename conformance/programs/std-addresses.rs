// Addresses: other forms, questions, texts.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

fn main() {
    let v4 = Ipv4Addr::new(172, 20, 0, 9);
    println!("{} {} {} {}", v4.is_private(), v4.is_multicast(), v4.to_ipv6_mapped(), v4.to_bits());
    println!("{:?} {:?}", v4.to_ipv6_mapped().to_ipv4_mapped(), Ipv6Addr::LOCALHOST.to_ipv4_mapped());
    println!("{}", Ipv4Addr::from_bits(v4.to_bits() | 0xff) & Ipv4Addr::BROADCAST);
    for text in ["::ffff:1.2.3.4", "1:2:3:4:5:6:7.8.9.10", "::1.2.3", "+1::", "fe80::1"] {
        println!("{text} {:?}", text.parse::<IpAddr>());
    }
    let mut scoped = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 1, 7);
    scoped.set_port(8080);
    println!("{scoped} {} {}", scoped.flowinfo(), scoped.scope_id());
    println!("{:?} {:?}", "[fe80::1%5]:9".parse::<SocketAddr>(), "[::1]:70000".parse::<SocketAddr>().is_err());
    println!("{}", IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1u16]) == Ipv6Addr::LOCALHOST);
}
