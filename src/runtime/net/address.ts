//! Addresses as text: `127.0.0.1:80`, `[::1]:80`. Which of them are the host itself, and which name the same socket.

export interface IpPort {
  readonly host: string;
  readonly port: number;
}

/** A bound address, or undefined if the text is none. */
export function parse(text: string): IpPort | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)(?:%\d+)?\]|([\d.]+)):(\d+)$/.exec(text);
  return match === null ? undefined : { host: match[1] ?? match[2] ?? '', port: Number(match[3]) };
}

export function format(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}

export const isV6 = (host: string): boolean => host.includes(':');
export const isAny = (host: string): boolean => host === '0.0.0.0' || host === '::';
export const isLoopback = (host: string): boolean =>
  host.startsWith('127.') || host === '::1' || host.startsWith('::ffff:127.');

/** Can a socket of this host be bound to it? */
export function isLocal(host: string): boolean {
  return isAny(host) || isLoopback(host) || isMulticast(host) || host === '255.255.255.255';
}

export function isMulticast(host: string): boolean {
  const first = Number(host.split('.')[0]);
  return isV6(host) ? host.toLowerCase().startsWith('ff') : first >= 224 && first <= 239;
}

/** The host that is meant by one to connect to: "any" is the host itself. */
export function target(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
}

/** Both cannot be bound at once. */
export function collide(one: IpPort, other: IpPort): boolean {
  if (one.port !== other.port) return false;
  if (one.host === other.host || one.host === '::' || other.host === '::') return true;
  return isV6(one.host) === isV6(other.host) && (isAny(one.host) || isAny(other.host));
}

/** Does a socket bound there get what is sent to `to`? */
export function receives(bound: IpPort, to: IpPort): boolean {
  if (bound.port !== to.port) return false;
  return bound.host === to.host || bound.host === '::' || (bound.host === '0.0.0.0' && !isV6(to.host));
}
