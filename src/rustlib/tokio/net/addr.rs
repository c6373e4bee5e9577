//! Addresses and their names (NE-2).
use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::pin::Pin;

type Resolved = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

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

/// Names are looked up on the blocking pool; the simulated host knows only itself.
fn by_name(host: String, port: u16) -> Resolved {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return known(SocketAddr::new(ip, port));
    }
    Box::pin(async move {
        let found = crate::task::spawn_blocking(move || {
            if host == "localhost" {
                Ok(vec![SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 1)), port)])
            } else {
                Err(io::Error::new(io::ErrorKind::Other, "failed to lookup address information: Name or service not known"))
            }
        })
        .await;
        match found {
            Ok(result) => result,
            Err(error) => Err(error.into()),
        }
    })
}

fn by_text(text: &str) -> Resolved {
    if let Ok(addr) = text.parse::<SocketAddr>() {
        return known(addr);
    }
    let bad = |why: &'static str| -> Resolved { Box::pin(std::future::ready(Err(io::Error::new(io::ErrorKind::InvalidInput, why)))) };
    match text.rsplit_once(':') {
        Some((host, port)) => match port.parse::<u16>() {
            Ok(port) => by_name(host.to_string(), port),
            Err(_) => bad("invalid port value"),
        },
        None => bad("invalid socket address"),
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
