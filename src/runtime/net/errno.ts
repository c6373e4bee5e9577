//! Linux error numbers, negative as system calls return them, and the bits of readiness.

export const EPERM = -1;
export const ENOENT = -2;
export const EBADF = -9;
export const EAGAIN = -11;
export const EACCES = -13;
export const EEXIST = -17;
export const EINVAL = -22;
export const EPIPE = -32;
export const EDESTADDRREQ = -89;
export const EMSGSIZE = -90;
export const EPROTOTYPE = -91;
export const EOPNOTSUPP = -95;
export const EADDRINUSE = -98;
export const EADDRNOTAVAIL = -99;
export const ENETUNREACH = -101;
export const ECONNRESET = -104;
export const EISCONN = -106;
export const ENOTCONN = -107;
export const ECONNREFUSED = -111;
export const EINPROGRESS = -115;

/** What a socket is ready for: the bits of tokio's `Ready`. */
export const READABLE = 1;
export const WRITABLE = 2;
export const READ_CLOSED = 4;
export const WRITE_CLOSED = 8;
export const ERROR = 32;
