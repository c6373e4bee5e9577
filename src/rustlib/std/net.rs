//! Networking primitives for TCP/UDP communication.
mod addr;
pub(crate) mod socket;
mod tcp;
mod udp;

pub use self::tcp::{Incoming, IntoIncoming, TcpListener, TcpStream};
pub use self::udp::UdpSocket;
use crate::error::Error;
use crate::fmt;
use crate::io;
use crate::option;
use crate::prelude::rust_2021::*;
use crate::str::FromStr;
use crate::vec;

/// An IP address, either IPv4 or IPv6.
#[derive(Copy, Clone, Eq, PartialEq, Hash, PartialOrd, Ord)]
pub enum IpAddr {
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// An IPv6 address.
    V6(Ipv6Addr),
}
/// An IPv4 address.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ipv4Addr {
    octets: [u8; 4],
}
/// An IPv6 address.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ipv6Addr {
    segments: [u16; 8],
}
/// An internet socket address, either IPv4 or IPv6.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SocketAddr {
    /// An IPv4 socket address.
    V4(SocketAddrV4),
    /// An IPv6 socket address.
    V6(SocketAddrV6),
}
/// An IPv4 socket address.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SocketAddrV4 {
    ip: Ipv4Addr,
    port: u16,
}
/// An IPv6 socket address.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SocketAddrV6 {
    ip: Ipv6Addr,
    port: u16,
    flowinfo: u32,
    scope_id: u32,
}
/// Possible values which can be passed to the `shutdown` methods of streams.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Shutdown {
    /// The reading portion should be shut down.
    Read,
    /// The writing portion should be shut down.
    Write,
    /// Both portions should be shut down.
    Both,
}

impl Ipv4Addr {
    /// An IPv4 address with the address pointing to localhost: `127.0.0.1`.
    pub const LOCALHOST: Self = Ipv4Addr::new(127, 0, 0, 1);
    /// An IPv4 address representing an unspecified address: `0.0.0.0`.
    pub const UNSPECIFIED: Self = Ipv4Addr::new(0, 0, 0, 0);
    /// Creates a new IPv4 address from four eight-bit octets.
    #[must_use]
    pub const fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr { Ipv4Addr { octets: [a, b, c, d] } }
    /// Returns the four eight-bit integers that make up this address.
    #[must_use]
    pub const fn octets(&self) -> [u8; 4] { self.octets }
    /// Returns `true` if this is a loopback address.
    #[must_use]
    pub const fn is_loopback(&self) -> bool { self.octets[0] == 127 }
    /// Returns `true` for the special 'unspecified' address.
    #[must_use]
    pub const fn is_unspecified(&self) -> bool { self.octets[0] == 0 && self.octets[1] == 0 && self.octets[2] == 0 && self.octets[3] == 0 }
}
impl Ipv6Addr {
    /// An IPv6 address representing localhost: `::1`.
    pub const LOCALHOST: Self = Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 1);
    /// An IPv6 address representing the unspecified address: `::`.
    pub const UNSPECIFIED: Self = Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 0);
    /// Creates a new IPv6 address from eight 16-bit segments.
    #[must_use]
    pub const fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr { Ipv6Addr { segments: [a, b, c, d, e, f, g, h] } }
    /// Returns the eight 16-bit segments that make up this address.
    #[must_use]
    pub const fn segments(&self) -> [u16; 8] { self.segments }
    /// Returns `true` if this is the loopback address.
    #[must_use]
    pub fn is_loopback(&self) -> bool { *self == Ipv6Addr::LOCALHOST }
    /// Returns `true` for the special 'unspecified' address.
    #[must_use]
    pub fn is_unspecified(&self) -> bool { *self == Ipv6Addr::UNSPECIFIED }
}
impl IpAddr {
    /// Returns `true` if this is a loopback address.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_loopback(),
            IpAddr::V6(ip) => ip.is_loopback(),
        }
    }
    /// Returns `true` for the special 'unspecified' address.
    #[must_use]
    pub fn is_unspecified(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_unspecified(),
            IpAddr::V6(ip) => ip.is_unspecified(),
        }
    }
    /// Returns `true` if this address is an IPv4 address.
    #[must_use]
    pub const fn is_ipv4(&self) -> bool { matches!(self, IpAddr::V4(_)) }
    /// Returns `true` if this address is an IPv6 address.
    #[must_use]
    pub const fn is_ipv6(&self) -> bool { matches!(self, IpAddr::V6(_)) }
}
impl SocketAddrV4 {
    /// Creates a new socket address from an IPv4 address and a port number.
    #[must_use]
    pub const fn new(ip: Ipv4Addr, port: u16) -> SocketAddrV4 { SocketAddrV4 { ip, port } }
    /// Returns the IP address associated with this socket address.
    #[must_use]
    pub const fn ip(&self) -> &Ipv4Addr { &self.ip }
    /// Returns the port number associated with this socket address.
    #[must_use]
    pub const fn port(&self) -> u16 { self.port }
}
impl SocketAddrV6 {
    /// Creates a new socket address from an IPv6 address and a port number.
    #[must_use]
    pub const fn new(ip: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32) -> SocketAddrV6 { SocketAddrV6 { ip, port, flowinfo, scope_id } }
    /// Returns the IP address associated with this socket address.
    #[must_use]
    pub const fn ip(&self) -> &Ipv6Addr { &self.ip }
    /// Returns the port number associated with this socket address.
    #[must_use]
    pub const fn port(&self) -> u16 { self.port }
}
impl SocketAddr {
    /// Creates a new socket address from an IP address and a port number.
    #[must_use]
    pub const fn new(ip: IpAddr, port: u16) -> SocketAddr {
        match ip {
            IpAddr::V4(a) => SocketAddr::V4(SocketAddrV4::new(a, port)),
            IpAddr::V6(a) => SocketAddr::V6(SocketAddrV6::new(a, port, 0, 0)),
        }
    }
    /// Returns the IP address associated with this socket address.
    #[must_use]
    pub const fn ip(&self) -> IpAddr {
        match *self {
            SocketAddr::V4(ref a) => IpAddr::V4(a.ip),
            SocketAddr::V6(ref a) => IpAddr::V6(a.ip),
        }
    }
    /// Returns the port number associated with this socket address.
    #[must_use]
    pub const fn port(&self) -> u16 {
        match *self {
            SocketAddr::V4(ref a) => a.port,
            SocketAddr::V6(ref a) => a.port,
        }
    }
    /// Changes the IP address associated with this socket address.
    pub fn set_ip(&mut self, ip: IpAddr) { *self = SocketAddr::new(ip, self.port()); }
    /// Changes the port number associated with this socket address.
    pub fn set_port(&mut self, port: u16) {
        match self {
            SocketAddr::V4(a) => a.port = port,
            SocketAddr::V6(a) => a.port = port,
        }
    }
    /// Returns `true` if the IP address in this `SocketAddr` is an IPv4 address.
    #[must_use]
    pub const fn is_ipv4(&self) -> bool { matches!(*self, SocketAddr::V4(_)) }
    /// Returns `true` if the IP address in this `SocketAddr` is an IPv6 address.
    #[must_use]
    pub const fn is_ipv6(&self) -> bool { matches!(*self, SocketAddr::V6(_)) }
}

impl fmt::Display for Ipv4Addr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.octets;
        f.pad(&format!("{a}.{b}.{c}.{d}"))
    }
}
impl fmt::Display for Ipv6Addr {
    /// The longest run of two or more zero segments is shortened to `::`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ip) = self.to_ipv4_mapped() {
            return f.pad(&format!("::ffff:{ip}"));
        }
        let (mut best, mut best_len) = (0, 0);
        let mut at = 0;
        while at < 8 {
            let mut len = 0;
            while at + len < 8 && self.segments[at + len] == 0 {
                len += 1;
            }
            if len > best_len {
                best = at;
                best_len = len;
            }
            at += if len == 0 { 1 } else { len };
        }
        let mut text = String::new();
        let mut i = 0;
        while i < 8 {
            if best_len > 1 && i == best {
                text.push_str("::");
                i += best_len;
                continue;
            }
            if i > 0 && !text.ends_with(':') {
                text.push(':');
            }
            text.push_str(&format!("{:x}", self.segments[i]));
            i += 1;
        }
        f.pad(&text)
    }
}
impl fmt::Display for IpAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IpAddr::V4(ip) => fmt::Display::fmt(ip, f),
            IpAddr::V6(ip) => fmt::Display::fmt(ip, f),
        }
    }
}
impl fmt::Display for SocketAddrV4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&format!("{}:{}", self.ip, self.port)) }
}
impl fmt::Display for SocketAddrV6 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scope_id {
            0 => f.pad(&format!("[{}]:{}", self.ip, self.port)),
            scope_id => f.pad(&format!("[{}%{}]:{}", self.ip, scope_id, self.port)),
        }
    }
}
impl fmt::Display for SocketAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SocketAddr::V4(a) => fmt::Display::fmt(a, f),
            SocketAddr::V6(a) => fmt::Display::fmt(a, f),
        }
    }
}
macro_rules! debug_is_display { ($($t:ty)*) => { $( impl fmt::Debug for $t { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self, f) } } )* }; }
debug_is_display! { Ipv4Addr Ipv6Addr IpAddr SocketAddrV4 SocketAddrV6 SocketAddr }

/// An error which can be returned when parsing an IP address or a socket address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddrParseError(AddrKind);
#[derive(Debug, Clone, PartialEq, Eq)]
enum AddrKind {
    Ip,
    Ipv4,
    Ipv6,
    Socket,
    SocketV4,
    SocketV6,
}
impl fmt::Display for AddrParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            AddrKind::Ip => "invalid IP address syntax",
            AddrKind::Ipv4 => "invalid IPv4 address syntax",
            AddrKind::Ipv6 => "invalid IPv6 address syntax",
            AddrKind::Socket => "invalid socket address syntax",
            AddrKind::SocketV4 => "invalid IPv4 socket address syntax",
            AddrKind::SocketV6 => "invalid IPv6 socket address syntax",
        })
    }
}
impl Error for AddrParseError {}

fn parse_v4(s: &str) -> Option<Ipv4Addr> {
    let mut octets = [0u8; 4];
    let mut count = 0;
    for part in s.split('.') {
        // No octal: a leading zero is refused.
        if count == 4 || part.is_empty() || part.len() > 3 || (part.len() > 1 && part.starts_with('0')) || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        octets[count] = part.parse().ok()?;
        count += 1;
    }
    if count == 4 { Some(Ipv4Addr { octets }) } else { None }
}
fn parse_groups(s: &str, out: &mut Vec<u16>) -> Option<()> {
    if s.is_empty() {
        return Some(());
    }
    for part in s.split(':') {
        // The last two groups may be written as an IPv4 address.
        if part.contains('.') && s.ends_with(part) {
            let bits = parse_v4(part)?.to_bits();
            out.push((bits >> 16) as u16);
            out.push(bits as u16);
            return Some(());
        }
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        out.push(u16::from_str_radix(part, 16).ok()?);
    }
    Some(())
}
fn parse_v6(s: &str) -> Option<Ipv6Addr> {
    let mut head = Vec::new();
    let mut tail = Vec::new();
    match s.split_once("::") {
        Some((a, b)) => {
            parse_groups(a, &mut head)?;
            parse_groups(b, &mut tail)?;
            if head.len() + tail.len() > 7 {
                return None;
            }
        }
        None => {
            parse_groups(s, &mut head)?;
            if head.len() != 8 {
                return None;
            }
        }
    }
    let mut segments = [0u16; 8];
    for (i, group) in head.iter().enumerate() {
        segments[i] = *group;
    }
    let start = 8 - tail.len();
    for (i, group) in tail.iter().enumerate() {
        segments[start + i] = *group;
    }
    Some(Ipv6Addr { segments })
}
fn parse_port(s: &str) -> Option<u16> {
    if s.is_empty() || !s.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    s.parse().ok()
}
fn parse_socket_v4(s: &str) -> Option<SocketAddrV4> {
    let (ip, port) = s.rsplit_once(':')?;
    Some(SocketAddrV4 { ip: parse_v4(ip)?, port: parse_port(port)? })
}
fn parse_socket_v6(s: &str) -> Option<SocketAddrV6> {
    let (ip, port) = s.strip_prefix('[')?.split_once("]:")?;
    let (ip, scope_id) = match ip.split_once('%') {
        Some((_, scope)) if !scope.bytes().all(|b| b.is_ascii_digit()) => return None,
        Some((ip, scope)) => (ip, scope.parse().ok()?),
        None => (ip, 0),
    };
    Some(SocketAddrV6::new(parse_v6(ip)?, parse_port(port)?, 0, scope_id))
}
impl FromStr for Ipv4Addr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<Ipv4Addr, AddrParseError> { parse_v4(s).ok_or(AddrParseError(AddrKind::Ipv4)) }
}
impl FromStr for Ipv6Addr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<Ipv6Addr, AddrParseError> { parse_v6(s).ok_or(AddrParseError(AddrKind::Ipv6)) }
}
impl FromStr for IpAddr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<IpAddr, AddrParseError> {
        match parse_v4(s) {
            Some(ip) => Ok(IpAddr::V4(ip)),
            None => parse_v6(s).map(IpAddr::V6).ok_or(AddrParseError(AddrKind::Ip)),
        }
    }
}
impl FromStr for SocketAddrV4 {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<SocketAddrV4, AddrParseError> { parse_socket_v4(s).ok_or(AddrParseError(AddrKind::SocketV4)) }
}
impl FromStr for SocketAddrV6 {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<SocketAddrV6, AddrParseError> { parse_socket_v6(s).ok_or(AddrParseError(AddrKind::SocketV6)) }
}
impl FromStr for SocketAddr {
    type Err = AddrParseError;
    fn from_str(s: &str) -> Result<SocketAddr, AddrParseError> {
        match parse_socket_v4(s) {
            Some(a) => Ok(SocketAddr::V4(a)),
            None => parse_socket_v6(s).map(SocketAddr::V6).ok_or(AddrParseError(AddrKind::Socket)),
        }
    }
}
impl From<Ipv4Addr> for IpAddr {
    fn from(ip: Ipv4Addr) -> IpAddr { IpAddr::V4(ip) }
}
impl From<Ipv6Addr> for IpAddr {
    fn from(ip: Ipv6Addr) -> IpAddr { IpAddr::V6(ip) }
}
impl From<[u8; 4]> for Ipv4Addr {
    fn from(octets: [u8; 4]) -> Ipv4Addr { Ipv4Addr { octets } }
}
impl From<[u8; 4]> for IpAddr {
    fn from(octets: [u8; 4]) -> IpAddr { IpAddr::V4(Ipv4Addr { octets }) }
}
impl From<SocketAddrV4> for SocketAddr {
    fn from(a: SocketAddrV4) -> SocketAddr { SocketAddr::V4(a) }
}
impl From<SocketAddrV6> for SocketAddr {
    fn from(a: SocketAddrV6) -> SocketAddr { SocketAddr::V6(a) }
}
impl<I: Into<IpAddr>> From<(I, u16)> for SocketAddr {
    fn from(pieces: (I, u16)) -> SocketAddr { SocketAddr::new(pieces.0.into(), pieces.1) }
}

/// A trait for objects which can be converted or resolved to one or more `SocketAddr` values.
pub trait ToSocketAddrs {
    /// Returned iterator over socket addresses which this type may correspond to.
    type Iter: Iterator<Item = SocketAddr>;
    /// Converts this object to an iterator of resolved `SocketAddr`s.
    fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
}
impl ToSocketAddrs for SocketAddr {
    type Iter = option::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> { Ok(Some(*self).into_iter()) }
}
impl ToSocketAddrs for (IpAddr, u16) {
    type Iter = option::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> { Ok(Some(SocketAddr::new(self.0, self.1)).into_iter()) }
}
impl ToSocketAddrs for SocketAddrV4 {
    type Iter = option::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> { Ok(Some(SocketAddr::V4(*self)).into_iter()) }
}
impl ToSocketAddrs for SocketAddrV6 {
    type Iter = option::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> { Ok(Some(SocketAddr::V6(*self)).into_iter()) }
}
impl ToSocketAddrs for (Ipv4Addr, u16) {
    type Iter = option::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> { (IpAddr::V4(self.0), self.1).to_socket_addrs() }
}
impl ToSocketAddrs for (Ipv6Addr, u16) {
    type Iter = option::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> { (IpAddr::V6(self.0), self.1).to_socket_addrs() }
}
impl ToSocketAddrs for (String, u16) {
    type Iter = vec::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>> { resolve(&self.0, self.1) }
}
impl<'a> ToSocketAddrs for &'a [SocketAddr] {
    type Iter = crate::iter::Cloned<crate::slice::Iter<'a, SocketAddr>>;
    fn to_socket_addrs(&self) -> io::Result<Self::Iter> { Ok(self.iter().cloned()) }
}
impl ToSocketAddrs for (&str, u16) {
    type Iter = vec::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>> { resolve(self.0, self.1) }
}
impl ToSocketAddrs for str {
    type Iter = vec::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>> {
        if let Ok(addr) = self.parse::<SocketAddr>() {
            return Ok(vec![addr].into_iter());
        }
        match self.rsplit_once(':') {
            None => Err(io::Error::message(io::ErrorKind::InvalidInput, "invalid socket address")),
            Some((host, port)) => match parse_port(port) {
                None => Err(io::Error::message(io::ErrorKind::InvalidInput, "invalid port value")),
                Some(port) => resolve(host, port),
            },
        }
    }
}
impl ToSocketAddrs for String {
    type Iter = vec::IntoIter<SocketAddr>;
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>> { (**self).to_socket_addrs() }
}
impl<T: ToSocketAddrs + ?Sized> ToSocketAddrs for &T {
    type Iter = T::Iter;
    fn to_socket_addrs(&self) -> io::Result<T::Iter> { (**self).to_socket_addrs() }
}
/// Asks the resolver of the simulated machine.
fn resolve(host: &str, port: u16) -> io::Result<vec::IntoIter<SocketAddr>> {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(ip, port)].into_iter());
    }
    let mut bytes = vec![0u8; 1024];
    let why = match crate::sys::net_resolve(host, bytes.as_mut_ptr(), bytes.len()) {
        n if n >= 0 => {
            bytes.truncate(n as usize);
            let text = String::from_utf8_lossy(&bytes);
            let addrs: Vec<SocketAddr> = text.split(' ').filter_map(|ip| ip.parse::<IpAddr>().ok()).map(|ip| SocketAddr::new(ip, port)).collect();
            return Ok(addrs.into_iter());
        }
        -3 => "Temporary failure in name resolution",
        -5 => "No address associated with hostname",
        _ => "Name or service not known",
    };
    Err(io::Error::other(format!("failed to lookup address information: {why}")))
}
/// Does something with the first address that it works with.
fn each_address<A: ToSocketAddrs, T>(addr: A, mut f: impl FnMut(&SocketAddr) -> io::Result<T>) -> io::Result<T> {
    let mut last = None;
    for addr in addr.to_socket_addrs()? {
        match f(&addr) {
            Ok(done) => return Ok(done),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| io::Error::message(io::ErrorKind::InvalidInput, "could not resolve to any addresses")))
}
