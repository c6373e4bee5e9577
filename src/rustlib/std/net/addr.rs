//! What addresses tell about themselves, and other forms of them.
use super::*;
use crate::ops::{BitAnd, BitOr, Not};

impl Ipv4Addr {
    /// The size of an IPv4 address in bits.
    pub const BITS: u32 = 32;
    /// The broadcast address: `255.255.255.255`.
    pub const BROADCAST: Self = Ipv4Addr::new(255, 255, 255, 255);
    /// The address as a number.
    #[must_use]
    pub const fn to_bits(self) -> u32 { u32::from_be_bytes(self.octets) }
    /// The address of a number.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Ipv4Addr { Ipv4Addr { octets: bits.to_be_bytes() } }
    /// The address of four octets.
    #[must_use]
    pub const fn from_octets(octets: [u8; 4]) -> Ipv4Addr { Ipv4Addr { octets } }
    /// The octets.
    pub const fn as_octets(&self) -> &[u8; 4] { &self.octets }
    /// Whether the address is for private networks.
    #[must_use]
    pub const fn is_private(&self) -> bool {
        match self.octets {
            [10, ..] => true,
            [172, b, ..] => b >= 16 && b <= 31,
            [192, 168, ..] => true,
            _ => false,
        }
    }
    /// Whether the address is link-local.
    #[must_use]
    pub const fn is_link_local(&self) -> bool { matches!(self.octets, [169, 254, ..]) }
    /// Whether the address is a multicast address.
    #[must_use]
    pub const fn is_multicast(&self) -> bool { self.octets[0] >= 224 && self.octets[0] <= 239 }
    /// Whether the address is the broadcast address.
    #[must_use]
    pub const fn is_broadcast(&self) -> bool { matches!(self.octets, [255, 255, 255, 255]) }
    /// Whether the address is reserved for documentation.
    #[must_use]
    pub const fn is_documentation(&self) -> bool { matches!(self.octets, [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _]) }
    /// The IPv6 address `::a.b.c.d`.
    #[must_use]
    pub const fn to_ipv6_compatible(&self) -> Ipv6Addr {
        let [a, b, c, d] = self.octets;
        Ipv6Addr::new(0, 0, 0, 0, 0, 0, u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]))
    }
    /// The IPv6 address `::ffff:a.b.c.d`.
    #[must_use]
    pub const fn to_ipv6_mapped(&self) -> Ipv6Addr {
        let [a, b, c, d] = self.octets;
        Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]))
    }
}
impl Ipv6Addr {
    /// The size of an IPv6 address in bits.
    pub const BITS: u32 = 128;
    /// The address as a number.
    #[must_use]
    pub const fn to_bits(self) -> u128 { u128::from_be_bytes(self.octets()) }
    /// The address of a number.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Ipv6Addr { Ipv6Addr::from_octets(bits.to_be_bytes()) }
    /// The sixteen octets.
    #[must_use]
    pub const fn octets(&self) -> [u8; 16] {
        let mut octets = [0; 16];
        let mut i = 0;
        while i < 8 {
            octets[2 * i] = (self.segments[i] >> 8) as u8;
            octets[2 * i + 1] = self.segments[i] as u8;
            i += 1;
        }
        octets
    }
    /// The address of sixteen octets.
    #[must_use]
    pub const fn from_octets(octets: [u8; 16]) -> Ipv6Addr {
        let mut segments = [0; 8];
        let mut i = 0;
        while i < 8 {
            segments[i] = u16::from_be_bytes([octets[2 * i], octets[2 * i + 1]]);
            i += 1;
        }
        Ipv6Addr { segments }
    }
    /// The address of eight segments.
    #[must_use]
    pub const fn from_segments(segments: [u16; 8]) -> Ipv6Addr { Ipv6Addr { segments } }
    /// Whether the address is a unique local address.
    #[must_use]
    pub const fn is_unique_local(&self) -> bool { self.segments[0] & 0xfe00 == 0xfc00 }
    /// Whether the address is link-local.
    #[must_use]
    pub const fn is_unicast_link_local(&self) -> bool { self.segments[0] & 0xffc0 == 0xfe80 }
    /// Whether the address is a multicast address.
    #[must_use]
    pub const fn is_multicast(&self) -> bool { self.segments[0] & 0xff00 == 0xff00 }
    /// The IPv4 address in an address of the form `::ffff:a.b.c.d`.
    #[must_use]
    pub const fn to_ipv4_mapped(&self) -> Option<Ipv4Addr> {
        match self.octets() {
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d] => Some(Ipv4Addr::new(a, b, c, d)),
            _ => None,
        }
    }
    /// The IPv4 address in an address of the form `::a.b.c.d` or `::ffff:a.b.c.d`.
    #[must_use]
    pub const fn to_ipv4(&self) -> Option<Ipv4Addr> {
        if let [0, 0, 0, 0, 0, 0 | 0xffff, ab, cd] = self.segments {
            let [a, b] = ab.to_be_bytes();
            let [c, d] = cd.to_be_bytes();
            Some(Ipv4Addr::new(a, b, c, d))
        } else {
            None
        }
    }
    /// An IPv4-mapped address as the IPv4 address, any other as it is.
    #[must_use]
    pub const fn to_canonical(&self) -> IpAddr {
        match self.to_ipv4_mapped() {
            Some(mapped) => IpAddr::V4(mapped),
            None => IpAddr::V6(*self),
        }
    }
}
impl IpAddr {
    /// Whether the address is a multicast address.
    #[must_use]
    pub const fn is_multicast(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_multicast(),
            IpAddr::V6(ip) => ip.is_multicast(),
        }
    }
    /// An IPv4-mapped address as the IPv4 address, any other as it is.
    #[must_use]
    pub const fn to_canonical(&self) -> IpAddr {
        match self {
            IpAddr::V4(_) => *self,
            IpAddr::V6(ip) => ip.to_canonical(),
        }
    }
}
impl SocketAddrV4 {
    /// Changes the IP address.
    pub const fn set_ip(&mut self, ip: Ipv4Addr) { self.ip = ip; }
    /// Changes the port.
    pub const fn set_port(&mut self, port: u16) { self.port = port; }
}
impl SocketAddrV6 {
    /// Changes the IP address.
    pub const fn set_ip(&mut self, ip: Ipv6Addr) { self.ip = ip; }
    /// Changes the port.
    pub const fn set_port(&mut self, port: u16) { self.port = port; }
    /// The flow information.
    #[must_use]
    pub const fn flowinfo(&self) -> u32 { self.flowinfo }
    /// Changes the flow information.
    pub const fn set_flowinfo(&mut self, flowinfo: u32) { self.flowinfo = flowinfo; }
    /// The scope id.
    #[must_use]
    pub const fn scope_id(&self) -> u32 { self.scope_id }
    /// Changes the scope id.
    pub const fn set_scope_id(&mut self, scope_id: u32) { self.scope_id = scope_id; }
}

impl From<u32> for Ipv4Addr {
    fn from(bits: u32) -> Ipv4Addr { Ipv4Addr::from_bits(bits) }
}
impl From<Ipv4Addr> for u32 {
    fn from(ip: Ipv4Addr) -> u32 { ip.to_bits() }
}
impl From<u128> for Ipv6Addr {
    fn from(bits: u128) -> Ipv6Addr { Ipv6Addr::from_bits(bits) }
}
impl From<Ipv6Addr> for u128 {
    fn from(ip: Ipv6Addr) -> u128 { ip.to_bits() }
}
impl From<[u8; 16]> for Ipv6Addr {
    fn from(octets: [u8; 16]) -> Ipv6Addr { Ipv6Addr::from_octets(octets) }
}
impl From<[u16; 8]> for Ipv6Addr {
    fn from(segments: [u16; 8]) -> Ipv6Addr {
        let [a, b, c, d, e, f, g, h] = segments;
        Ipv6Addr::new(a, b, c, d, e, f, g, h)
    }
}
impl From<[u8; 16]> for IpAddr {
    fn from(octets: [u8; 16]) -> IpAddr { IpAddr::V6(Ipv6Addr::from_octets(octets)) }
}
impl From<[u16; 8]> for IpAddr {
    fn from(segments: [u16; 8]) -> IpAddr { IpAddr::V6(Ipv6Addr { segments }) }
}
macro_rules! address_bits {
    ($($Ip:ident)*) => { $(
        impl Not for $Ip {
            type Output = $Ip;
            fn not(self) -> $Ip { $Ip::from_bits(!self.to_bits()) }
        }
        impl BitAnd for $Ip {
            type Output = $Ip;
            fn bitand(self, rhs: $Ip) -> $Ip { $Ip::from_bits(self.to_bits() & rhs.to_bits()) }
        }
        impl BitOr for $Ip {
            type Output = $Ip;
            fn bitor(self, rhs: $Ip) -> $Ip { $Ip::from_bits(self.to_bits() | rhs.to_bits()) }
        }
    )* };
}
address_bits! { Ipv4Addr Ipv6Addr }
macro_rules! ip_and_version {
    ($($Ip:ident $V:ident;)*) => { $(
        impl PartialEq<$Ip> for IpAddr {
            fn eq(&self, other: &$Ip) -> bool { *self == IpAddr::$V(*other) }
        }
        impl PartialEq<IpAddr> for $Ip {
            fn eq(&self, other: &IpAddr) -> bool { IpAddr::$V(*self) == *other }
        }
    )* };
}
ip_and_version! { Ipv4Addr V4; Ipv6Addr V6; }
