//! What happens outside, in the order of its times: signals, clients that come, answers that arrive. And the servers that the
//! program can reach.
import type { Address, ClientEntry, ServerEntry, WorldScript } from '../world/script.ts';
import * as address from './net/address.ts';
import type { IpPort } from './net/address.ts';
import type { Datagrams } from './net/datagram.ts';
import { ECONNREFUSED } from './net/errno.ts';
import type { Network, OutsideNet } from './net/network.ts';
import { Stream } from './net/stream.ts';
import { Talker } from './talker.ts';
import type { Line } from './talker.ts';

/** What `Outside` needs of the run. */
export interface OutsideHost {
  /** Shown time in ns. */
  now(): number;
  signal(signal: number): void;
  /** Something for the timeline. */
  tell(text: string): void;
}

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Names of servers without an entry in "dns" get these addresses, in order. */
const SERVER_NET = '203.0.113.';
/** Address of a client that connects from outside to an address that is not loopback. */
const CLIENT_HOST = '198.51.100.1';

export class Outside implements OutsideNet {
  private readonly queue: Happening[] = [];
  private readonly idle: (() => void)[] = [];
  private order = 0;
  private clients = 0;
  private readonly given = new Map<string, string>();
  private readonly host: OutsideHost;
  private readonly network: Network;
  private readonly script: WorldScript;

  constructor(script: WorldScript, network: Network, host: OutsideHost) {
    this.script = script;
    this.network = network;
    this.host = host;
    network.outside = this;
    for (const { at, signal } of script.signals) this.plan(at, () => host.signal(signal));
    for (const entry of script.clients) {
      for (let i = 0; i < entry.count; i++)
        this.plan(entry.at === 'idle' ? 'idle' : entry.at + i * entry.every, () => this.comes(entry));
    }
    for (const entry of script.servers) if (entry.address.kind === 'ip') this.hostOf(entry.address.host);
  }

  private plan(at: number | 'idle', run: () => void): void {
    if (at === 'idle') this.idle.push(run);
    else this.at(at, run);
  }

  /** Something happens at a time, behind what was planned for it before. */
  at(time: number, run: () => void): void {
    const happening = { at: time, order: this.order++, run };
    let i = this.queue.length;
    while (i > 0 && (this.queue[i - 1]?.at ?? 0) > time) i--;
    this.queue.splice(i, 0, happening);
  }

  after(ns: number, run: () => void): void {
    this.at(this.host.now() + ns, run);
  }

  /** Time of the next happening (Infinity: none). */
  next(): number {
    return this.queue[0]?.at ?? Infinity;
  }

  /** Everything that is due happens; true if there was anything. */
  runDue(): boolean {
    let any = false;
    for (let first = this.queue[0]; first !== undefined && first.at <= this.host.now(); first = this.queue[0]) {
      this.queue.shift();
      first.run();
      any = true;
    }
    return any;
  }

  /** The first of them happens, whatever its time is. */
  runNext(): boolean {
    const first = this.queue.shift();
    first?.run();
    return first !== undefined;
  }

  /** The program waits for ever: what was planned for that happens now, one at a time. */
  runIdle(): boolean {
    const next = this.idle.shift();
    next?.();
    return next !== undefined;
  }

  /** The IP address of a host that the script names. */
  private hostOf(name: string): string {
    if (/^[\d.]+$/.test(name) || name.includes(':')) return name;
    if (name === 'localhost') return '127.0.0.1';
    const entry = this.script.dns.get(name)?.addresses[0];
    if (entry !== undefined) return entry;
    let given = this.given.get(name);
    if (given === undefined) {
      given = `${SERVER_NET}${String(this.given.size + 1)}`;
      this.given.set(name, given);
    }
    return given;
  }

  /** Looks a name up: its addresses, or why not. */
  resolve(name: string): readonly string[] | 'unknown' | 'temporary' | 'no address' {
    const entry = this.script.dns.get(name);
    if (entry?.fails !== undefined) return entry.fails;
    if (entry !== undefined && entry.addresses.length > 0) return entry.addresses;
    const given = this.given.get(name);
    if (given !== undefined) return [given];
    return name === 'localhost' ? ['127.0.0.1'] : 'unknown';
  }

  private latencyOf(entry: { readonly latency: number | undefined }): number {
    return entry.latency ?? this.script.latency.get('send') ?? 0;
  }

  private serverAt(to: IpPort | string, protocol: 'tcp' | 'udp'): ServerEntry | undefined {
    return this.script.servers.find(
      (entry) =>
        entry.protocol === protocol &&
        (typeof to === 'string'
          ? entry.address.kind === 'unix' && entry.address.path === to
          : entry.address.kind === 'ip' &&
            entry.address.port === to.port &&
            this.hostOf(entry.address.host) === to.host),
    );
  }

  connect(near: Stream, to: IpPort | string): number | undefined {
    const server = this.serverAt(to, 'tcp');
    if (server === undefined) return undefined;
    const name = nameOf(server.address);
    if (server.connect === 'refuse') return ECONNREFUSED;
    const far = this.network.stream(near.kind, near.remote, near.local);
    near.connected = false;
    Stream.join(near, far);
    if (server.connect === 'never') return 0;
    const latency = this.latencyOf(server);
    // There and back.
    const established = (): void => {
      if (near.gone) return;
      near.connected = true;
      this.host.tell(`${name} accepts a connection`);
      new Talker(server.talk, this.streamLine(far, latency), name, this).start();
      near.changed();
    };
    if (latency === 0) established();
    else this.after(2 * latency, established);
    return 0;
  }

  /** A client connects to the program. */
  private comes(entry: ClientEntry): void {
    const name = `client ${String(++this.clients)}`;
    if (entry.protocol === 'udp') {
      this.comesByUdp(entry, name);
      return;
    }
    const to = targetOf(entry.connect, (host) => this.hostOf(host));
    const unix = entry.connect.kind === 'unix';
    const from = unix ? '' : address.format(this.clientHost(to), this.network.takePort());
    const far = this.network.stream(unix ? 'unix' : 'tcp', from, to);
    if (this.network.arrive(far, to) === undefined) {
      this.host.tell(`${name} finds nobody at ${to}`);
      return;
    }
    this.host.tell(`${name} connects to ${to}${from === '' ? '' : ` from ${from}`}`);
    new Talker(entry.talk, this.streamLine(far, this.latencyOf(entry)), name, this).start();
  }

  private clientHost(to: string): string {
    const host = address.parse(to)?.host ?? '';
    return address.isLoopback(host) ? host : CLIENT_HOST;
  }

  private comesByUdp(entry: ClientEntry, name: string): void {
    const to = targetOf(entry.connect, (host) => this.hostOf(host));
    const socket = this.network.datagrams('udp', false);
    this.network.bind(socket, address.format(this.clientHost(to), 0));
    this.host.tell(`${name} sends to ${to} from ${socket.local}`);
    new Talker(entry.talk, this.datagramLine(socket, to, this.latencyOf(entry)), name, this).start();
  }

  private streamLine(far: Stream, latency: number): Line {
    return {
      latency,
      send: (bytes) => {
        // Somebody outside has all the patience in the world: what does not fit is dropped with the connection.
        for (let at = 0; at < bytes.length;) {
          const n = far.write(bytes.subarray(at));
          if (n <= 0) break;
          at += n;
        }
      },
      receive: () => {
        const parts: number[] = [];
        const chunk = new Uint8Array(4096);
        for (let n = far.read(chunk, false); n > 0; n = far.read(chunk, false)) parts.push(...chunk.subarray(0, n));
        return Uint8Array.from(parts);
      },
      ended: () => far.gone || (far.readEnded && far.unread === 0) || far.peer === undefined,
      end: () => {
        far.shutdown(1);
      },
      close: () => {
        far.close();
      },
      reset: () => {
        far.options.set('linger', 0);
        far.close();
      },
      onChange: (listener) => {
        far.onChange = listener;
      },
    };
  }

  private datagramLine(socket: Datagrams, to: string, latency: number): Line {
    return {
      latency,
      send: (bytes) => {
        socket.send(bytes, to);
      },
      receive: () => {
        const into = new Uint8Array(65536);
        const n = socket.read(into, false);
        return n <= 0 ? new Uint8Array() : into.slice(0, n);
      },
      ended: () => false,
      end: () => undefined,
      close: () => {
        socket.close();
      },
      reset: () => {
        socket.close();
      },
      onChange: (listener) => {
        socket.onChange = listener;
      },
    };
  }

  /** Sockets of UDP servers, by the address they answer at and whom they answer. */
  private readonly udpTalks = new Map<string, Datagrams>();

  send(from: Datagrams, to: string, data: Uint8Array): boolean {
    const at = address.parse(to);
    const server = at === undefined ? undefined : this.serverAt(at, 'udp');
    if (server === undefined) return false;
    if (server.connect !== 'accept') return true;
    const key = `${to} ${from.local}`;
    let socket = this.udpTalks.get(key);
    if (socket === undefined) {
      socket = this.network.datagrams('udp', false);
      socket.local = to;
      this.udpTalks.set(key, socket);
      const back = from.local.replace(/^0\.0\.0\.0:/, '127.0.0.1:');
      new Talker(
        server.talk,
        this.datagramLine(socket, back, this.latencyOf(server)),
        nameOf(server.address),
        this,
      ).start();
    }
    socket.arrive(data, from.local);
    return true;
  }

  tell(text: string): void {
    this.host.tell(text);
  }
}

function nameOf(at: Address): string {
  return at.kind === 'unix' ? at.path : address.format(at.host, at.port);
}

function targetOf(at: Address, hostOf: (name: string) => string): string {
  return at.kind === 'unix' ? at.path : address.format(hostOf(at.host), at.port);
}
