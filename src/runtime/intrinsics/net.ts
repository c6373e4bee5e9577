//! Sockets and pipes: the system calls behind `std::net`, `std::os::unix::net` and `tokio::net`. Negative results are error numbers.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import type { Span } from '../../source/span.ts';
import type { Call } from '../../world/script.ts';
import { Datagrams } from '../net/datagram.ts';
import { EAGAIN, EBADF, EEXIST, EINPROGRESS, EINVAL, EISCONN, EPERM } from '../net/errno.ts';
import { Fresh } from '../net/network.ts';
import { Poller, maskOf } from '../net/poller.ts';
import type { Socket } from '../net/socket.ts';
import { Listener, Stream } from '../net/stream.ts';
import type { Sim } from '../sim.ts';
import { deadline } from '../threads.ts';
import { give } from './give.ts';

/** Kinds of sockets and pairs, as the library numbers them. */
const TCP = 0;
const TCP6 = 1;
const UDP = 2;
const UDP6 = 3;
const UNIX = 4;
const UNIX_DATAGRAM = 5;
const PIPE = 6;

/** Values of options that nobody has set; others are 0. */
const DEFAULTS: Readonly<Record<string, number>> = {
  ttl: 64,
  sndbuf: 212_992,
  rcvbuf: 212_992,
  linger: -1,
  multicast_loop: 1,
  multicast_ttl: 1,
  multicast_loop_v6: 1,
};
const TCP_DEFAULTS: Readonly<Record<string, number>> = { sndbuf: 16_384, rcvbuf: 131_072, quickack: 1 };
/** As on Linux, the kernel doubles what is asked for, and has a least size. */
const LEAST_BUFFER: Readonly<Record<string, number>> = { sndbuf: 4608, rcvbuf: 2304 };

/** Every call knows where it is made, for the recorder. */
export function netIntrinsics(sim: () => Sim): IntrinsicTable {
  return Object.fromEntries(
    Object.entries(table(sim)).map(([name, run]) => [
      name,
      (call: IntrinsicCall): void => {
        const s = sim();
        s.callSpan = (): Span => call.userSpan();
        run(call);
        s.callSpan = undefined;
      },
    ]),
  );
}

function table(sim: () => Sim): IntrinsicTable {
  const at = (call: IntrinsicCall, i = 0): Socket | undefined => sim().descriptors.get(call.num(i));
  /** Fails as the script says. */
  const fate = (call: Call, subject: string): number => -(sim().calls.begin(call, subject).error ?? 0);
  return {
    net_socket: (call) => {
      const s = sim();
      call.ret(s.descriptors.add(create(s, call.num(0))));
    },
    net_pair: (call) => {
      const s = sim();
      const kind = call.num(0);
      const [a, b] = s.network.pair(kind === PIPE ? 'pipe' : kind === UNIX_DATAGRAM ? 'datagram' : 'stream');
      const { memory } = call.machine;
      memory.setU64(call.num(1), BigInt(s.descriptors.add(a)));
      memory.setU64(call.num(1) + 8, BigInt(s.descriptors.add(b)));
    },
    net_bind: (call) => {
      const socket = at(call);
      const failed = fate('bind', call.str(1));
      const name = socket === undefined ? EBADF : failed !== 0 ? failed : sim().network.bind(socket, call.str(1));
      call.ret(typeof name === 'number' ? name : 0);
    },
    net_listen: (call) => {
      const s = sim();
      const socket = at(call);
      if (!(socket instanceof Fresh)) {
        call.ret(socket === undefined ? EBADF : EINVAL);
        return;
      }
      const listener = s.network.listen(socket, call.num(1));
      if (typeof listener !== 'number') s.descriptors.replace(call.num(0), listener);
      call.ret(typeof listener === 'number' ? listener : 0);
    },
    net_connect: (call) => call.ret(connect(sim(), call.num(0), call.str(1))),
    net_accept: (call) => {
      const s = sim();
      const socket = at(call);
      if (!(socket instanceof Listener)) {
        call.ret(socket === undefined ? EBADF : EINVAL);
        return;
      }
      if (socket.ready() === 0) {
        call.ret(EAGAIN);
        return;
      }
      const failed = fate('accept', socket.local);
      const next = failed !== 0 ? failed : socket.accept();
      call.ret(typeof next === 'number' ? next : s.descriptors.add(next));
    },
    net_name: (call) => {
      const socket = at(call);
      const name = socket === undefined ? EBADF : socket.name(call.num(1) !== 0);
      if (typeof name === 'number') call.ret(name);
      else give(call, name, 2);
    },
    net_send: (call) => {
      const socket = at(call);
      call.ret(socket instanceof Datagrams ? send(sim(), socket, call.bytes(1), call.str(3)) : write(call, socket));
    },
    net_recv: (call) => call.ret(receive(call, at(call))),
    net_last_from: (call) => {
      const socket = at(call);
      give(call, socket instanceof Datagrams ? socket.lastFrom : '', 1);
    },
    net_shutdown: (call) => call.ret(at(call)?.shutdown(call.num(1)) ?? EBADF),
    net_option: (call) => call.ret(option(at(call), call.str(1), Number(call.arg(3)), call.num(4) !== 0)),
    net_take_error: (call) => call.ret(-(at(call)?.takeError() ?? 0)),
    net_ready: (call) => call.ret((at(call)?.ready() ?? 0) & maskOf(call.num(1))),
    net_wait: (call) => {
      const s = sim();
      const socket = at(call);
      const mask = maskOf(call.num(1));
      if (socket === undefined || (socket.ready() & mask) !== 0) {
        call.ret(1);
        return;
      }
      s.threads.block({ kind: 'io', until: deadline(s.clock.machineNow(), call.arg(2)), on: socket, mask });
      call.block();
    },
    net_resolve: (call) => resolve(sim(), call),
    fd_is_socket: (call) => call.ret(at(call) === undefined ? 0 : 1),
    fd_dup: (call) => call.ret(sim().descriptors.dup(call.num(0)) ?? sim().files.dup(call.num(0))),
    io_new: (call) => {
      const s = sim();
      const id = s.pollers.length + 1;
      s.pollers.push(new Poller(() => s.threads.wakeDrivers(id)));
      call.ret(id);
    },
    io_register: (call) => {
      const socket = at(call, 1);
      const poller = sim().pollers[call.num(0) - 1];
      if (socket === undefined || poller === undefined) {
        // Files cannot be waited for.
        call.ret(sim().files.isOpen(call.num(1)) ? EPERM : EBADF);
        return;
      }
      if (socket.watches.some((watch) => watch.poller === poller && watch.token === call.num(2))) {
        call.ret(EEXIST);
        return;
      }
      poller.watch(socket, call.num(2), call.num(3));
      call.ret(0);
    },
    io_deregister: (call) => {
      const socket = at(call, 1);
      if (socket !== undefined) sim().pollers[call.num(0) - 1]?.unwatch(socket, call.num(2));
    },
    io_pending: (call) => call.ret(sim().pollers[call.num(0) - 1]?.length ?? 0),
    io_next: (call) => {
      const event = sim().pollers[call.num(0) - 1]?.next();
      if (event !== undefined) call.machine.memory.setU64(call.num(1), BigInt(event.ready));
      call.ret(event?.token ?? 0);
    },
  };

  function receive(call: IntrinsicCall, socket: Socket | undefined): number {
    if (socket === undefined) return EBADF;
    const peek = call.num(3) !== 0;
    if ((socket.ready() & 1) !== 0 && !peek) {
      const failed = fate('receive', nameFor(socket));
      if (failed !== 0) return failed;
    }
    return socket.read(call.bytes(1), peek);
  }

  function write(call: IntrinsicCall, socket: Socket | undefined): number {
    if (socket === undefined) return EBADF;
    const failed = fate('send', nameFor(socket));
    return failed !== 0 ? failed : socket.write(call.bytes(1));
  }
}

function create(s: Sim, kind: number): Socket {
  switch (kind) {
    case TCP:
    case TCP6:
      return s.network.fresh('tcp', kind === TCP6);
    case UDP:
    case UDP6:
      return s.network.datagrams('udp', kind === UDP6);
    case UNIX_DATAGRAM:
      return s.network.datagrams('unix', false);
    default:
      return s.network.fresh('unix', kind !== UNIX);
  }
}

/** What the script calls a socket: its peer. */
function nameFor(socket: Socket): string {
  const peer = socket.name(true);
  const own = socket.name(false);
  return typeof peer === 'string' ? peer : typeof own === 'string' ? own : '';
}

function send(s: Sim, socket: Datagrams, data: Uint8Array, to: string): number {
  const failed = s.calls.begin('send', to === '' ? nameFor(socket) : to).error;
  return failed === undefined ? s.network.send(socket, data, to) : -failed;
}

function connect(s: Sim, fd: number, to: string): number {
  const socket = s.descriptors.get(fd);
  if (socket instanceof Datagrams) return s.network.connectDatagrams(socket, to);
  if (!(socket instanceof Fresh)) return socket === undefined ? EBADF : EISCONN;
  const { error, takes } = s.calls.begin('connect', to);
  const near = s.network.connect(socket, to);
  if (typeof near === 'number' && error === undefined) return near;
  const stream = typeof near === 'number' ? s.network.stream('tcp', '', to) : near;
  s.descriptors.replace(fd, stream);
  if (error !== undefined) fail(stream, -error, takes, s);
  else if (takes > 0) delay(stream, takes, s);
  return socket.kind === 'unix' && error === undefined ? 0 : EINPROGRESS;
}

/** A connection that the script lets fail. */
function fail(stream: Stream, error: number, takes: number, s: Sim): void {
  const { peer } = stream;
  stream.peer = undefined;
  if (peer !== undefined) {
    peer.peer = undefined;
    peer.readEnded = true;
  }
  if (takes === 0) stream.resetBy(error);
  else {
    stream.connected = false;
    stream.peer = s.network.stream(stream.kind, '', '');
    s.outside.after(takes, () => {
      stream.connected = true;
      stream.peer = undefined;
      stream.resetBy(error);
    });
  }
}

function delay(stream: Stream, takes: number, s: Sim): void {
  if (!stream.connected || stream.gone) return;
  stream.connected = false;
  s.outside.after(takes, () => {
    stream.connected = true;
    stream.changed();
  });
}

function option(socket: Socket | undefined, name: string, value: number, set: boolean): number {
  if (socket === undefined) return EBADF;
  const tcp =
    (socket instanceof Fresh || socket instanceof Stream || socket instanceof Listener) && socket.kind === 'tcp';
  if (set) {
    const least = LEAST_BUFFER[name];
    socket.options.set(name, least === undefined ? value : Math.max(least, 2 * value));
    return 0;
  }
  return socket.options.get(name) ?? (tcp ? TCP_DEFAULTS[name] : undefined) ?? DEFAULTS[name] ?? 0;
}

/** Reasons as `getaddrinfo` numbers them. */
const UNKNOWN_NAME = -2;
const TRY_AGAIN = -3;
const NO_ADDRESS = -5;

function resolve(s: Sim, call: IntrinsicCall): void {
  const name = call.str(0);
  const { error, takes } = s.calls.begin('resolve', name);
  const found = error === undefined ? s.outside.resolve(name) : 'temporary';
  const wait = takes + (s.world.script.dns.get(name)?.takes ?? 0);
  let result: number;
  if (typeof found === 'string')
    result = found === 'unknown' ? UNKNOWN_NAME : found === 'temporary' ? TRY_AGAIN : NO_ADDRESS;
  else {
    const bytes = new TextEncoder().encode(found.join(' '));
    result = bytes.length;
    if (bytes.length <= call.num(3)) call.machine.memory.bytes(call.num(2), bytes.length).set(bytes);
  }
  if (wait === 0) {
    call.ret(result);
    return;
  }
  s.threads.block({ kind: 'sleep', until: s.clock.machineNow() + wait, value: result });
  call.block();
}
