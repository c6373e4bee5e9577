//! What Linux has besides.
pub mod net {
    //! Addresses of sockets that are in no file system.
    use crate::io;
    use crate::os::unix::net::{abstract_name, SocketAddr};
    use crate::prelude::rust_2021::*;

    /// Platform-specific extensions to `SocketAddr`.
    pub trait SocketAddrExt {
        /// Creates a Unix socket address in the abstract namespace.
        fn from_abstract_name<N: AsRef<[u8]>>(name: N) -> io::Result<SocketAddr>;
        /// Returns the contents of this address if it is in the abstract namespace.
        fn as_abstract_name(&self) -> Option<&[u8]>;
    }

    impl SocketAddrExt for SocketAddr {
        fn from_abstract_name<N: AsRef<[u8]>>(name: N) -> io::Result<SocketAddr> { abstract_name(name.as_ref()) }
        fn as_abstract_name(&self) -> Option<&[u8]> { self.__name().strip_prefix('@').map(|name| name.as_bytes()) }
    }
}
