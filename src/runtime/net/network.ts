//! The network of the simulated process: who is bound to which address, and how ends find each other (NE-2, NE-3).
import * as address from './address.ts';
import type { IpPort } from './address.ts';
import { Datagrams } from './datagram.ts';
import { EADDRINUSE, EADDRNOTAVAIL, ECONNREFUSED, EINVAL, ENETUNREACH, ENOTCONN, EPROTOTYPE } from './errno.ts';
import { Socket } from './socket.ts';
import type { Listeners, Tap } from './socket.ts';
import { Listener, Stream } from './stream.ts';

/** Ephemeral ports, in this order. */
const FIRST_PORT = 49152;
const LAST_PORT = 65535;

/** A stream socket that neither listens nor is connected. */
export class Fresh extends Socket {
  readonly kind: 'tcp' | 'unix';
  readonly v6: boolean;
  bound: string | undefined;

  constructor(kind: 'tcp' | 'unix', v6: boolean, listeners: Listeners) {
    super(listeners);
    this.kind = kind;
    this.v6 = v6;
  }

  override ready(): number {
    return 0;
  }
  override close(): void {}
  override read(): number {
    return ENOTCONN;
  }
  override write(): number {
    return ENOTCONN;
  }
  override name(peer: boolean): string | number {
    if (peer) return ENOTCONN;
    return this.bound ?? (this.kind === 'unix' ? '' : this.v6 ? '[::]:0' : '0.0.0.0:0');
  }
}

/** Names of Unix sockets in the file system. */
export interface UnixNames {
  /** 0, or an error. */
  bindSocket(path: string, socket: object, before?: object): number;
  socketAt(path: string): object | number;
}

/** Somebody outside answers at an address. */
export interface OutsideNet {
  /** The other end of a connection; a number: how it fails. undefined: nobody is there. */
  connect(near: Stream, to: IpPort | string): number | undefined;
  /** True: the datagram goes outside. */
  send(from: Datagrams, to: string, data: Uint8Array): boolean;
}

interface Bound {
  readonly at: IpPort;
  readonly protocol: 'tcp' | 'udp';
  socket: Socket;
}

export class Network {
  outside: OutsideNet | undefined;
  private readonly bound = new Set<Bound>();
  private readonly abstract = new Map<string, Socket>();
  private nextPort = FIRST_PORT;
  private nextAutobind = 0;
  private readonly listeners: Listeners;
  private readonly tap: Tap;
  private readonly names: UnixNames;

  constructor(listeners: Listeners, tap: Tap, names: UnixNames) {
    this.listeners = listeners;
    this.tap = tap;
    this.names = names;
  }

  stream(kind: Stream['kind'], local: string, remote: string): Stream {
    return new Stream(kind, local, remote, this.listeners, this.tap);
  }

  fresh(kind: 'tcp' | 'unix', v6: boolean): Fresh {
    return new Fresh(kind, v6, this.listeners);
  }

  /** A datagram socket that is bound to nothing. */
  datagrams(kind: 'udp' | 'unix', v6: boolean): Datagrams {
    const local = kind === 'unix' ? '' : v6 ? '[::]:0' : '0.0.0.0:0';
    const socket: Datagrams = new Datagrams(
      kind,
      local,
      this.listeners,
      (to) => this.route(kind, to),
      () => this.release(socket),
      this.tap,
    );
    return socket;
  }

  pair(kind: 'stream' | 'datagram' | 'pipe'): readonly [Socket, Socket] {
    if (kind === 'datagram') {
      const ends = [this.datagrams('unix', false), this.datagrams('unix', false)] as const;
      Datagrams.join(...ends);
      return ends;
    }
    const of = kind === 'pipe' ? 'pipe' : 'unix';
    const ends = [this.stream(of, '', ''), this.stream(of, '', '')] as const;
    Stream.join(...ends);
    if (kind === 'pipe') {
      // The first end reads, the second writes.
      ends[0].writeEnded = true;
      ends[1].readEnded = true;
    }
    return ends;
  }

  /** Binds; the name it has then, or an error. */
  bind(socket: Socket, to: string): string | number {
    if (socket instanceof Fresh ? socket.kind === 'unix' : socket instanceof Datagrams && socket.kind === 'unix')
      return this.bindUnix(socket, to);
    const wanted = address.parse(to);
    if (wanted === undefined || !(socket instanceof Fresh || socket instanceof Datagrams)) return EINVAL;
    if (this.find(socket) !== undefined) return EINVAL;
    if (!address.isLocal(wanted.host)) return EADDRNOTAVAIL;
    const protocol = socket instanceof Fresh ? 'tcp' : 'udp';
    const at = { host: wanted.host, port: wanted.port === 0 ? this.freePort(protocol, wanted.host) : wanted.port };
    for (const other of this.bound)
      if (other.protocol === protocol && address.collide(other.at, at) && !share(socket, other.socket))
        return EADDRINUSE;
    this.bound.add({ at, protocol, socket });
    const name = address.format(at.host, at.port);
    if (socket instanceof Fresh) socket.bound = name;
    else socket.local = name;
    return name;
  }

  private bindUnix(socket: Socket, to: string): string | number {
    let name = to;
    if (to === '') name = `@${(this.nextAutobind++).toString(16).padStart(5, '0')}`;
    if (name.startsWith('@')) {
      if (this.abstract.has(name)) return EADDRINUSE;
      this.abstract.set(name, socket);
    } else {
      const done = this.names.bindSocket(name, socket);
      if (done < 0) return done === -17 ? EADDRINUSE : done;
    }
    if (socket instanceof Fresh) socket.bound = name;
    else if (socket instanceof Datagrams) socket.local = name;
    return name;
  }

  private freePort(protocol: 'tcp' | 'udp', host: string): number {
    for (let tried = 0; tried <= LAST_PORT - FIRST_PORT; tried++) {
      const port = this.nextPort;
      this.nextPort = port === LAST_PORT ? FIRST_PORT : port + 1;
      const taken = [...this.bound].some((b) => b.protocol === protocol && address.collide(b.at, { host, port }));
      if (!taken) return port;
    }
    return FIRST_PORT;
  }

  private find(socket: Socket): Bound | undefined {
    return [...this.bound].find((b) => b.socket === socket);
  }

  /** A socket became another one (it listens now, or is connected). */
  private become(old: Fresh, socket: Socket): void {
    for (const [name, value] of old.options) socket.options.set(name, value);
    const bound = this.find(old);
    if (bound !== undefined) bound.socket = socket;
    if (old.kind === 'unix' && old.bound !== undefined) {
      if (old.bound.startsWith('@')) this.abstract.set(old.bound, socket);
      else this.names.bindSocket(old.bound, socket, old);
    }
  }

  private release(socket: Socket): void {
    const bound = this.find(socket);
    if (bound !== undefined) this.bound.delete(bound);
    for (const [name, at] of this.abstract) if (at === socket) this.abstract.delete(name);
  }

  /** A bound socket is closed before it was used. */
  drop(socket: Socket): void {
    this.release(socket);
  }

  listen(fresh: Fresh, backlog: number): Listener | number {
    if (fresh.bound === undefined) {
      if (fresh.kind === 'unix') return EINVAL;
      const name = this.bind(fresh, fresh.v6 ? '[::]:0' : '0.0.0.0:0');
      if (typeof name === 'number') return name;
    }
    const at = address.parse(fresh.bound ?? '');
    for (const other of this.bound)
      if (
        fresh.kind === 'tcp' &&
        at !== undefined &&
        other.socket instanceof Listener &&
        address.collide(other.at, at) &&
        !(fresh.options.get('reuseport') === 1 && other.socket.options.get('reuseport') === 1)
      )
        return EADDRINUSE;
    const listener: Listener = new Listener(fresh.kind, fresh.bound ?? '', backlog, this.listeners, this.tap, () =>
      this.release(listener),
    );
    this.become(fresh, listener);
    return listener;
  }

  /** The near end of a connection (its result comes as an event), or an error. */
  connect(fresh: Fresh, to: string): Stream | number {
    return fresh.kind === 'unix' ? this.connectUnix(fresh, to) : this.connectTcp(fresh, to);
  }

  private connectUnix(fresh: Fresh, to: string): Stream | number {
    const near = this.stream('unix', fresh.bound ?? '', to);
    const outside = this.outside?.connect(near, to);
    if (outside !== undefined) return outside < 0 ? outside : near;
    const found = to.startsWith('@') ? (this.abstract.get(to) ?? ECONNREFUSED) : this.names.socketAt(to);
    if (typeof found === 'number') return found;
    if (found instanceof Datagrams) return EPROTOTYPE;
    if (!(found instanceof Listener)) return ECONNREFUSED;
    const far = this.stream('unix', found.local, fresh.bound ?? '');
    found.connect(near, far);
    return near;
  }

  private connectTcp(fresh: Fresh, to: string): Stream | number {
    const wanted = address.parse(to);
    if (wanted === undefined) return EINVAL;
    const there = { host: address.target(wanted.host), port: wanted.port };
    const remote = address.format(there.host, there.port);
    const found = this.listenerAt(there);
    const near = this.stream('tcp', this.localFor(fresh, there.host), remote);
    if (found !== undefined) {
      this.become(fresh, near);
      const far = this.stream('tcp', this.seenBy(found, remote), this.seenBy(found, near.local));
      found.connect(near, far);
      return near;
    }
    const outside = this.outside?.connect(near, there);
    if (outside !== undefined && outside < 0 && outside !== ECONNREFUSED) return outside;
    this.become(fresh, near);
    if (outside !== undefined && outside >= 0) return near;
    if (outside === undefined && !address.isLoopback(there.host)) return ENETUNREACH;
    near.resetBy(ECONNREFUSED);
    return near;
  }

  /** A connection from outside to a listening socket; undefined: nobody listens there. */
  arrive(far: Stream, to: string): Stream | undefined {
    const at = address.parse(to);
    const found = at === undefined ? this.names.socketAt(to) : this.listenerAt(at);
    if (!(found instanceof Listener)) return undefined;
    const near = this.stream(found.kind, to, far.local);
    found.connect(far, near);
    return near;
  }

  /** A number for a client outside. */
  takePort(): number {
    return this.freePort('tcp', '0.0.0.0');
  }

  listenerAt(at: IpPort): Listener | undefined {
    for (const { at: bound, socket } of this.bound)
      if (socket instanceof Listener && address.receives(bound, at)) return socket;
    return undefined;
  }

  private localFor(fresh: Fresh, host: string): string {
    const bound = address.parse(fresh.bound ?? '');
    if (bound !== undefined) return address.format(address.isAny(bound.host) ? host : bound.host, bound.port);
    const own = address.isLoopback(host) ? host : address.isV6(host) ? '::1' : '10.0.0.1';
    return address.format(own, this.freePort('tcp', own));
  }

  /** A listener of both families sees IPv4 addresses in their IPv6 form. */
  private seenBy(listener: Listener, name: string): string {
    const at = address.parse(name);
    if (at === undefined || !listener.local.startsWith('[') || address.isV6(at.host)) return name;
    return address.format(`::ffff:${at.host}`, at.port);
  }

  /** The datagram socket of a name. */
  private route(kind: 'udp' | 'unix', to: string): Datagrams | number {
    if (kind === 'unix') {
      const found = to.startsWith('@') ? (this.abstract.get(to) ?? ECONNREFUSED) : this.names.socketAt(to);
      if (typeof found === 'number') return found;
      return found instanceof Datagrams ? found : found instanceof Socket ? EPROTOTYPE : ECONNREFUSED;
    }
    const wanted = address.parse(to);
    if (wanted === undefined) return EINVAL;
    const there = { host: address.target(wanted.host), port: wanted.port };
    for (const { at, socket } of this.bound)
      if (socket instanceof Datagrams && address.receives(at, there)) return socket;
    return address.isLoopback(there.host) ? ECONNREFUSED : ENETUNREACH;
  }

  /** Gives a UDP socket a peer. */
  connectDatagrams(socket: Datagrams, to: string): number {
    if (socket.kind === 'unix') {
      const found = this.route('unix', to);
      if (typeof found === 'number') return found;
      socket.remote = to;
      return 0;
    }
    const wanted = address.parse(to);
    if (wanted === undefined) return EINVAL;
    const host = address.target(wanted.host);
    if (this.find(socket) === undefined) {
      const bound = this.bind(socket, address.isV6(host) ? '[::]:0' : '0.0.0.0:0');
      if (typeof bound === 'number') return bound;
    }
    socket.remote = address.format(host, wanted.port);
    const own = address.parse(socket.local);
    if (own !== undefined && address.isAny(own.host))
      socket.local = address.format(
        address.isLoopback(host) ? host : address.isV6(host) ? '::1' : '10.0.0.1',
        own.port,
      );
    return 0;
  }

  /** Sends a datagram; `to` empty: to the peer. */
  send(socket: Datagrams, data: Uint8Array, to: string): number {
    if (socket.kind === 'udp' && this.find(socket) === undefined) this.bind(socket, socket.local);
    const there = to === '' ? socket.remote : to;
    if (socket.kind === 'udp' && there !== undefined && this.outside?.send(socket, there, data) === true)
      return data.length;
    return socket.send(data, to === '' ? undefined : to);
  }
}

/** May both be bound to one address? */
function share(one: Socket, other: Socket): boolean {
  const both = (name: string): boolean => one.options.get(name) === 1 && other.options.get(name) === 1;
  return both('reuseport') || (both('reuseaddr') && !(other instanceof Listener));
}
