//! Addresses and their names (NE-2).
use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::pin::Pin;

type Resolved = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send + Sync>>;

/// What can be made into socket addresses.
pub trait ToSocketAddrs: sealed::Sealed {}

pub(crate) mod sealed {
    //! How.
    use super::Resolved;

    pub trait Sealed {
        #[doc(hidden)]
        fn resolve(&self) -> Resolved;
    }
}

fn known(addr: SocketAddr) -> Resolved {
    Box::pin(std::future::ready(Ok(vec![addr])))
}

/// Names are looked up on the blocking pool.
fn look_up<A: std::net::ToSocketAddrs + Send + Sync + 'static>(name: A) -> Resolved {
    Box::pin(async move {
        let found = crate::task::spawn_blocking(move || name.to_socket_addrs().map(|addrs| addrs.collect())).await;
        match found {
            Ok(result) => result,
            Err(error) => Err(error.into()),
        }
    })
}

fn by_name(host: String, port: u16) -> Resolved {
    match host.parse::<IpAddr>() {
        Ok(ip) => known(SocketAddr::new(ip, port)),
        Err(_) => look_up((host, port)),
    }
}

fn by_text(text: &str) -> Resolved {
    match text.parse::<SocketAddr>() {
        Ok(addr) => known(addr),
        Err(_) => look_up(text.to_string()),
    }
}

macro_rules! to_socket_addrs {
    ($($t:ty => |$self:ident| $body:expr;)*) => { $(
        impl ToSocketAddrs for $t {}

        impl sealed::Sealed for $t {
            fn resolve(&self) -> Resolved {
                let $self = self;
                $body
            }
        }
    )* };
}

to_socket_addrs! {
    SocketAddr => |this| known(*this);
    SocketAddrV4 => |this| known(SocketAddr::V4(*this));
    SocketAddrV6 => |this| known(SocketAddr::V6(*this));
    (IpAddr, u16) => |this| known(SocketAddr::new(this.0, this.1));
    (Ipv4Addr, u16) => |this| known(SocketAddr::new(IpAddr::V4(this.0), this.1));
    (Ipv6Addr, u16) => |this| known(SocketAddr::new(IpAddr::V6(this.0), this.1));
    (&str, u16) => |this| by_name(this.0.to_string(), this.1);
    (String, u16) => |this| by_name(this.0.clone(), this.1);
    str => |this| by_text(this);
    String => |this| by_text(this);
}

impl<T: ToSocketAddrs + ?Sized> ToSocketAddrs for &T {}

impl<T: ToSocketAddrs + ?Sized> sealed::Sealed for &T {
    fn resolve(&self) -> Resolved {
        (**self).resolve()
    }
}

impl ToSocketAddrs for &[SocketAddr] {}

impl sealed::Sealed for &[SocketAddr] {
    fn resolve(&self) -> Resolved {
        Box::pin(std::future::ready(Ok(self.to_vec())))
    }
}

/// The addresses of a name.
pub async fn lookup_host<T: ToSocketAddrs>(host: T) -> io::Result<impl Iterator<Item = SocketAddr>> {
    Ok(to_addrs(host).await?.into_iter())
}

pub(crate) fn to_addrs<T: ToSocketAddrs>(addr: T) -> Resolved {
    addr.resolve()
}

pub(crate) fn no_address() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "could not resolve to any address")
}
