//! Files: the system calls behind `std::fs`. Results are as in `Files`; a negative one is an error number.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import type { Stat } from '../files.ts';
import type { Sim } from '../sim.ts';
import { FileTrace } from './file-trace.ts';
import { give } from './give.ts';
import { withScript } from './scripted.ts';
import type { Scripted } from './scripted.ts';

/** Past the last entry of a directory. */
const END = -2;
const encoder = new TextEncoder();

/** Permission bits that a new file does not get. */
const UMASK = 0o022;
const WORD = 8;

function put(call: IntrinsicCall, stat: Stat | number, slot: number): void {
  if (typeof stat === 'number') {
    call.ret(stat);
    return;
  }
  const words = [stat.kind, stat.length, stat.mode, stat.modified, stat.ino, stat.links];
  words.forEach((word, i) => call.machine.memory.setU64(call.num(slot) + WORD * i, BigInt(word)));
  call.ret(0);
}

function text(call: IntrinsicCall, found: string | number): void {
  if (typeof found === 'number') call.ret(found);
  else give(call, found, 2);
}

/** What a call moved: the file's own, not a socket's or pipe's. */
type Moved = (s: Sim, call: IntrinsicCall, kind: 'send' | 'recv', count: number) => void;

function readAndWrite(sim: () => Sim, moved: Moved): IntrinsicTable {
  return {
    fs_read: (call) => {
      const s = sim();
      const socket = s.descriptors.get(call.num(0));
      const n = socket?.read(call.bytes(1), false) ?? s.files.read(call.num(0), call.bytes(1));
      if (socket === undefined) moved(s, call, 'recv', n);
      call.ret(n);
    },
    fs_write: (call) => {
      const s = sim();
      const socket = s.descriptors.get(call.num(0));
      const n = socket?.write(call.bytes(1)) ?? s.files.write(call.num(0), call.bytes(1));
      if (socket === undefined) moved(s, call, 'send', n);
      call.ret(n);
    },
  };
}

/** The paths of open files, for the script's "on". */
type Paths = Map<number, string>;

function scripted(sim: () => Sim, paths: Paths): Readonly<Record<string, Scripted>> {
  const path = (call: IntrinsicCall): string => call.str(0);
  const open = (call: IntrinsicCall): string | undefined => {
    const fd = call.num(0);
    return sim().descriptors.get(fd) === undefined ? paths.get(fd) : undefined;
  };
  return {
    fs_open: { call: 'open', subject: path },
    fs_read: { call: 'read', subject: open },
    fs_write: { call: 'write', subject: open },
    fs_stat: { call: 'metadata', subject: path },
    fs_stat_open: { call: 'metadata', subject: open },
    fs_remove: { call: 'remove', subject: path },
    fs_rename: { call: 'rename', subject: path },
    fs_mkdir: { call: 'create_dir', subject: path },
    // The first entry: the directory is opened.
    fs_list: { call: 'read_dir', subject: (call) => (call.num(2) === 0 ? call.str(0) : undefined) },
  };
}

export function fsIntrinsics(sim: () => Sim): IntrinsicTable {
  const paths: Paths = new Map();
  return withScript(sim, fileCalls(sim, paths), scripted(sim, paths));
}

function fileCalls(sim: () => Sim, paths: Paths): IntrinsicTable {
  const trace = new FileTrace();
  const realPath = (s: Sim, path: string): string => {
    const real = s.recording ? s.files.realPath(path) : path;
    return typeof real === 'string' ? real : path;
  };
  return {
    ...readAndWrite(sim, (s, call, kind, n) => {
      if (n >= 0) trace.moved(s, call, kind, call.num(0), call.bytes(1).subarray(0, n));
    }),
    fs_open: (call) => {
      const s = sim();
      const fd = s.files.open(call.str(0), call.num(2), call.num(3) & ~UMASK);
      if (fd >= 0) paths.set(fd, call.str(0));
      trace.opened(s, call, call.str(0), fd);
      call.ret(fd);
    },
    fs_close: (call) => {
      const s = sim();
      trace.closed(s, call.num(0));
      paths.delete(call.num(0));
      if (!s.descriptors.close(call.num(0))) s.files.close(call.num(0));
    },
    fs_seek: (call) => call.ret(sim().files.seek(call.num(0), call.num(1), Number(call.arg(2)))),
    fs_len: (call) => call.ret(sim().files.len(call.num(0))),
    fs_set_len: (call) => call.ret(sim().files.setLen(call.num(0), Number(call.arg(1)))),
    fs_remove: (call) => {
      const s = sim();
      const real = realPath(s, call.str(0));
      const done = s.files.remove(call.str(0), call.num(2) !== 0);
      if (done >= 0) trace.renamed(s, call, real, undefined);
      call.ret(done);
    },
    fs_mkdir: (call) => call.ret(sim().files.mkdir(call.str(0), call.num(2) !== 0, call.num(3) & ~UMASK)),
    fs_rename: (call) => {
      const s = sim();
      const real = realPath(s, call.str(0));
      const done = s.files.rename(call.str(0), call.str(2));
      if (done >= 0) trace.renamed(s, call, real, realPath(s, call.str(2)));
      call.ret(done);
    },
    // Out: kind, length, mode, time of change (ns since the epoch), inode, links.
    fs_stat: (call) => put(call, sim().files.statAll(call.str(0), call.num(2) !== 0), 3),
    fs_stat_open: (call) => put(call, sim().files.statOpen(call.num(0)), 1),
    fs_set_mode: (call) => call.ret(sim().files.setMode(call.str(0), call.num(2))),
    fs_set_mode_open: (call) => call.ret(sim().files.setModeOpen(call.num(0), call.num(1))),
    fs_set_modified: (call) => call.ret(sim().files.setModified(call.num(0), BigInt(call.arg(1)))),
    fs_link: (call) => call.ret(sim().files.link(call.str(0), call.str(2))),
    fs_symlink: (call) => call.ret(sim().files.symlink(call.str(0), call.str(2))),
    fs_read_link: (call) => text(call, sim().files.readLink(call.str(0))),
    fs_real_path: (call) => text(call, sim().files.realPath(call.str(0))),
    fs_list: (call) => {
      const name = sim().files.entry(call.str(0), call.num(2));
      if (typeof name === 'number') {
        call.ret(name);
        return;
      }
      if (name === undefined) {
        call.ret(END);
        return;
      }
      const bytes = encoder.encode(name);
      if (bytes.length <= call.num(4)) call.machine.memory.bytes(call.num(3), bytes.length).set(bytes);
      call.ret(bytes.length);
    },
  };
}
