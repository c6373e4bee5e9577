//! Files of a run: a tree in memory, seen by the program alone. It holds the files of the world script, `/tmp` and the working
//! directory. Errors are Linux error numbers, negative, as system calls return them.
import type { FileEntry } from '../world/script.ts';
import type { Numbers } from './descriptors.ts';

const ENOENT = -2;
const ENXIO = -6;
const EBADF = -9;
const EEXIST = -17;
const ENOTDIR = -20;
const EISDIR = -21;
const EINVAL = -22;
const ENOSPC = -28;
const ENOTEMPTY = -39;
const ELOOP = -40;
const EPERM = -1;
const ECONNREFUSED = -111;

/** Bits of `open`'s flags. */
const READ = 1;
const WRITE = 2;
const APPEND = 4;
const CREATE = 8;
const TRUNCATE = 16;
const CREATE_NEW = 32;

/** Bytes in all files together. */
const MAX_BYTES = 256 * 1024 * 1024;

interface Common {
  readonly ino: number;
  /** Permission bits. */
  mode: number;
  /** Last change, in ns of the wall clock. */
  modified: bigint;
  /** Names that it has. */
  links: number;
}
interface FileNode extends Common {
  readonly kind: 'file';
  /** Bytes beyond `length` are zero, kept for growth. */
  data: Uint8Array;
  length: number;
}
/** Where a Unix socket is bound. */
interface SocketNode extends Common {
  readonly kind: 'socket';
  socket: object;
}
/** A symbolic link. */
interface Link extends Common {
  readonly kind: 'link';
  readonly target: string;
}
interface Dir extends Common {
  readonly kind: 'dir';
  /** In the order of creation. */
  readonly entries: Map<string, Node>;
}
type Node = FileNode | SocketNode | Link | Dir;

/** What is known about a file, as `stat` gives it. */
export interface Stat {
  /** 0 a file, 1 a directory, 2 a socket, 3 a symbolic link. */
  readonly kind: number;
  readonly length: number;
  readonly mode: number;
  readonly modified: bigint;
  readonly ino: number;
  readonly links: number;
}
const KINDS: Readonly<Record<Node['kind'], number>> = { file: 0, dir: 1, socket: 2, link: 3 };
const DIR_SIZE = 4096;
const FILE_MODE = 0o644;
const DIR_MODE = 0o755;
const LINK_MODE = 0o777;
/** Symbolic links that lead to one another at most. */
const MAX_LINKS = 40;

interface OpenFile {
  readonly node: Node;
  readonly flags: number;
  at: number;
}

/** Where a path leads: its parent, its last name, and what is there. */
interface Place {
  readonly parent: Dir;
  readonly name: string;
  readonly node: Node | undefined;
  /** Names from the root. */
  readonly path: readonly string[];
}

/** The working directory of the simulated process. */
export const WORKING_DIRECTORY = '/app';

export class Files {
  private readonly root: Dir;
  private nextIno = 1;
  private readonly now: () => bigint;
  private readonly open_ = new Map<number, OpenFile>();
  private readonly numbers: Numbers;
  private bytes = 0;

  /** The files of a world script, by path. */
  constructor(files: ReadonlyMap<string, FileEntry>, numbers: Numbers, now: () => bigint = () => 0n) {
    this.numbers = numbers;
    this.now = now;
    this.root = { kind: 'dir', entries: new Map(), ...this.fresh(DIR_MODE) };
    for (const path of ['/tmp', '/bin', '/usr/bin', '/etc', '/home', '/root']) this.mkdir(path, true);
    this.mkdir(WORKING_DIRECTORY, true);
    for (const [path, content] of files) {
      this.mkdir(content === undefined ? path : `${path}/..`, true);
      if (content === undefined) continue;
      const fd = this.open(path, WRITE | CREATE | TRUNCATE);
      if (fd < 0) continue;
      this.write(fd, content);
      this.close(fd);
    }
  }

  private fresh(mode: number): Common {
    return { ino: this.nextIno++, mode, modified: this.now(), links: 1 };
  }

  /** `mode`: permission bits of a file that is made. */
  open(path: string, flags: number, mode = FILE_MODE): number {
    const place = this.find(path, (flags & CREATE_NEW) === 0);
    if (typeof place === 'number') return place;
    let { node } = place;
    if (node !== undefined && (flags & CREATE_NEW) !== 0) return EEXIST;
    if (node?.kind === 'dir' && (flags & (WRITE | APPEND | CREATE)) !== 0) return EISDIR;
    if (node?.kind === 'socket') return ENXIO;
    if (node === undefined) {
      if ((flags & (CREATE | CREATE_NEW)) === 0) return ENOENT;
      node = { kind: 'file', data: new Uint8Array(), length: 0, ...this.fresh(mode) };
      place.parent.entries.set(place.name, node);
    }
    if (node.kind === 'file' && (flags & TRUNCATE) !== 0) this.resize(node, 0);
    const fd = this.numbers.take();
    this.open_.set(fd, { node, flags, at: 0 });
    return fd;
  }

  close(fd: number): void {
    if (this.open_.delete(fd)) this.numbers.release(fd);
  }

  isOpen(fd: number): boolean {
    return this.open_.has(fd);
  }

  /** A Unix socket is bound to a path; `before`: it was the other one until now. */
  bindSocket(path: string, socket: object, before?: object): number {
    const place = this.find(path);
    if (typeof place === 'number') return place;
    if (place.node?.kind === 'socket' && place.node.socket === before) {
      place.node.socket = socket;
      return 0;
    }
    if (place.node !== undefined) return before === undefined ? EEXIST : ENOENT;
    place.parent.entries.set(place.name, { kind: 'socket', socket, ...this.fresh(DIR_MODE) });
    return 0;
  }

  /** The socket bound to a path. */
  socketAt(path: string): object | number {
    const node = this.at(path);
    return typeof node === 'number' ? node : node.kind === 'socket' ? node.socket : ECONNREFUSED;
  }

  read(fd: number, into: Uint8Array): number {
    const file = this.open_.get(fd);
    if (file === undefined || (file.flags & READ) === 0) return EBADF;
    const { node } = file;
    if (node.kind !== 'file') return EISDIR;
    const n = Math.max(0, Math.min(into.length, node.length - file.at));
    into.set(node.data.subarray(file.at, file.at + n));
    file.at += n;
    return n;
  }

  write(fd: number, bytes: Uint8Array): number {
    const file = this.open_.get(fd);
    if (file === undefined || (file.flags & (WRITE | APPEND)) === 0 || file.node.kind !== 'file') return EBADF;
    const { node } = file;
    if ((file.flags & APPEND) !== 0) file.at = node.length;
    const end = file.at + bytes.length;
    if (end > node.length && !this.resize(node, end)) return ENOSPC;
    node.data.set(bytes, file.at);
    node.modified = this.now();
    file.at = end;
    return bytes.length;
  }

  /** whence: 0 from the start, 1 from the position, 2 from the end. */
  seek(fd: number, whence: number, offset: number): number {
    const file = this.open_.get(fd);
    if (file === undefined) return EBADF;
    const base = whence === 0 ? 0 : whence === 1 ? file.at : file.node.kind === 'file' ? file.node.length : 0;
    if (base + offset < 0) return EINVAL;
    file.at = base + offset;
    return file.at;
  }

  len(fd: number): number {
    const file = this.open_.get(fd);
    return file === undefined ? EBADF : file.node.kind === 'file' ? file.node.length : 0;
  }

  setLen(fd: number, length: number): number {
    const file = this.open_.get(fd);
    if (file === undefined) return EBADF;
    if ((file.flags & (WRITE | APPEND)) === 0 || file.node.kind !== 'file') return EINVAL;
    return this.resize(file.node, length) ? 0 : ENOSPC;
  }

  remove(path: string, dir: boolean): number {
    const place = this.find(path, false);
    if (typeof place === 'number') return place;
    const { node } = place;
    if (node === undefined) return ENOENT;
    if (dir && node.kind !== 'dir') return ENOTDIR;
    if (!dir && node.kind === 'dir') return EISDIR;
    if (node.kind === 'dir' && node.entries.size > 0) return ENOTEMPTY;
    if (node === this.root) return EINVAL;
    this.drop(node);
    place.parent.entries.delete(place.name);
    return 0;
  }

  mkdir(path: string, all: boolean, mode = DIR_MODE): number {
    if (!all) {
      const place = this.find(path);
      if (typeof place === 'number') return place;
      if (place.node !== undefined) return EEXIST;
      place.parent.entries.set(place.name, { kind: 'dir', entries: new Map(), ...this.fresh(mode) });
      return 0;
    }
    let dir = this.root;
    for (const name of this.names(path)) {
      let next = dir.entries.get(name);
      if (next === undefined) {
        next = { kind: 'dir', entries: new Map(), ...this.fresh(mode) };
        dir.entries.set(name, next);
      }
      if (next.kind === 'link') {
        const there = this.at(next.target);
        if (typeof there === 'number') return there;
        next = there;
      }
      if (next.kind !== 'dir') return next === this.last(path) ? EEXIST : ENOTDIR;
      dir = next;
    }
    return 0;
  }

  rename(from: string, to: string): number {
    const source = this.find(from, false);
    if (typeof source === 'number') return source;
    const target = this.find(to, false);
    if (typeof target === 'number') return target;
    const { node } = source;
    if (node === undefined) return ENOENT;
    if (node === target.node) return 0;
    if (node.kind === 'dir' && this.contains(node, target.parent)) return EINVAL;
    if (target.node !== undefined) {
      if (node.kind === 'dir' && target.node.kind !== 'dir') return ENOTDIR;
      if (node.kind !== 'dir' && target.node.kind === 'dir') return EISDIR;
      if (target.node.kind === 'dir' && target.node.entries.size > 0) return ENOTEMPTY;
      this.drop(target.node);
    }
    source.parent.entries.delete(source.name);
    target.parent.entries.delete(target.name);
    target.parent.entries.set(target.name, node);
    return 0;
  }

  /** The kind of what is there (see `Stat`). */
  stat(path: string): number {
    const node = this.at(path);
    return typeof node === 'number' ? node : KINDS[node.kind];
  }

  statLen(path: string): number {
    const node = this.at(path);
    return typeof node === 'number' ? node : lengthOf(node);
  }

  /** `follow`: what a symbolic link leads to. */
  statAll(path: string, follow: boolean): Stat | number {
    const node = this.at(path, follow);
    return typeof node === 'number' ? node : statOf(node);
  }

  statOpen(fd: number): Stat | number {
    const file = this.open_.get(fd);
    return file === undefined ? EBADF : statOf(file.node);
  }

  setMode(path: string, mode: number): number {
    const node = this.at(path);
    if (typeof node === 'number') return node;
    node.mode = mode & 0o7777;
    return 0;
  }

  setModeOpen(fd: number, mode: number): number {
    const file = this.open_.get(fd);
    if (file === undefined) return EBADF;
    file.node.mode = mode & 0o7777;
    return 0;
  }

  setModified(fd: number, modified: bigint): number {
    const file = this.open_.get(fd);
    if (file === undefined) return EBADF;
    file.node.modified = modified;
    return 0;
  }

  /** Another name for a file. */
  link(from: string, to: string): number {
    const node = this.at(from, false);
    if (typeof node === 'number') return node;
    if (node.kind === 'dir') return EPERM;
    const place = this.find(to, false);
    if (typeof place === 'number') return place;
    if (place.node !== undefined) return EEXIST;
    node.links++;
    place.parent.entries.set(place.name, node);
    return 0;
  }

  symlink(target: string, path: string): number {
    const place = this.find(path, false);
    if (typeof place === 'number') return place;
    if (place.node !== undefined) return EEXIST;
    place.parent.entries.set(place.name, { kind: 'link', target, ...this.fresh(LINK_MODE) });
    return 0;
  }

  /** Where a symbolic link leads. */
  readLink(path: string): string | number {
    const node = this.at(path, false);
    return typeof node === 'number' ? node : node.kind === 'link' ? node.target : EINVAL;
  }

  /** The path from the root, without links. */
  realPath(path: string): string | number {
    const place = this.find(path);
    if (typeof place === 'number') return place;
    if (place.node === undefined) return ENOENT;
    return `/${place.path.join('/')}`;
  }

  /** Name of an entry of a directory; past the end: undefined. */
  entry(path: string, index: number): string | number | undefined {
    const node = this.at(path);
    if (typeof node === 'number') return node;
    if (node.kind !== 'dir') return ENOTDIR;
    return [...node.entries.keys()][index];
  }

  /** All names in a directory; undefined: it is none. */
  entries(path: string): readonly string[] | undefined {
    const node = this.at(path);
    return typeof node === 'number' || node.kind !== 'dir' ? undefined : [...node.entries.keys()];
  }

  /** What is in a file; undefined: it is none. */
  contentOf(path: string): Uint8Array | undefined {
    const node = this.at(path);
    return typeof node === 'number' || node.kind !== 'file' ? undefined : node.data.slice(0, node.length);
  }

  /** Another descriptor of an open file. */
  dup(fd: number): number {
    const file = this.open_.get(fd);
    if (file === undefined) return EBADF;
    const other = this.numbers.take();
    this.open_.set(other, file);
    return other;
  }

  private at(path: string, follow = true): Node | number {
    const place = this.find(path, follow);
    return typeof place === 'number' ? place : (place.node ?? ENOENT);
  }

  /** The names of a path from the root, without `.` and `..`. */
  private names(path: string): readonly string[] {
    const names: string[] = [];
    for (const name of (path.startsWith('/') ? path : `${WORKING_DIRECTORY}/${path}`).split('/')) {
      if (name === '' || name === '.') continue;
      if (name === '..') names.pop();
      else names.push(name);
    }
    return names;
  }

  /** `follow`: a symbolic link at the end stands for what it leads to. */
  private find(path: string, follow = true, hops = 0): Place | number {
    if (path === '') return ENOENT;
    if (hops > MAX_LINKS) return ELOOP;
    const todo = (path.startsWith('/') ? path : `${WORKING_DIRECTORY}/${path}`).split('/').reverse();
    const dirs: Dir[] = [this.root];
    const names: string[] = [];
    let name = '';
    let node: Node | undefined = this.root;
    for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
      if (step === '' || step === '.') {
        if (node !== undefined && node.kind !== 'dir' && step === '' && todo.length === 0 && path.endsWith('/'))
          return ENOTDIR;
        continue;
      }
      if (node === undefined) return ENOENT;
      if (node.kind !== 'dir') return ENOTDIR;
      if (step === '..') {
        if (dirs.length > 1) dirs.pop();
        names.pop();
        node = dirs.at(-1) ?? this.root;
        continue;
      }
      const parent: Dir = node;
      const last = todo.every((rest) => rest === '' || rest === '.');
      node = parent.entries.get(step);
      if (node?.kind === 'link' && (!last || follow)) {
        const base: string = node.target.startsWith('/') ? '' : `/${names.join('/')}/`;
        const rest = todo.reverse().join('/');
        return this.find(`${base}${node.target}${rest === '' ? '' : `/${rest}`}`, follow, hops + 1);
      }
      name = step;
      names.push(step);
      if (node?.kind === 'dir') dirs.push(node);
      else if (last) return { parent, name, node, path: names };
    }
    if (node === undefined) return ENOENT;
    const parent = node === this.root ? this.root : (dirs.at(-2) ?? this.root);
    return { parent, name, node, path: names };
  }

  private last(path: string): Node | undefined {
    const place = this.find(path);
    return typeof place === 'number' ? undefined : place.node;
  }

  private contains(dir: Dir, other: Dir): boolean {
    if (dir === other) return true;
    return [...dir.entries.values()].some((node) => node.kind === 'dir' && this.contains(node, other));
  }

  /** False: no space left. */
  private resize(node: FileNode, length: number): boolean {
    if (this.bytes + length - node.length > MAX_BYTES) return false;
    this.bytes += length - node.length;
    if (length > node.data.length) {
      const grown = new Uint8Array(Math.max(length, node.data.length * 2));
      grown.set(node.data.subarray(0, node.length));
      node.data = grown;
    } else if (length < node.length) node.data.fill(0, length, node.length);
    node.length = length;
    return true;
  }

  /** A name goes. A file that is still open somewhere keeps its bytes (but they no longer count). */
  private drop(node: Node): void {
    if (--node.links === 0 && node.kind === 'file') this.bytes -= node.length;
  }
}

function lengthOf(node: Node): number {
  switch (node.kind) {
    case 'file':
      return node.length;
    case 'dir':
      return DIR_SIZE;
    case 'link':
      return node.target.length;
    case 'socket':
      return 0;
  }
}

function statOf(node: Node): Stat {
  const links = node.kind === 'dir' ? 2 : node.links;
  return {
    kind: KINDS[node.kind],
    length: lengthOf(node),
    mode: node.mode,
    modified: node.modified,
    ino: node.ino,
    links,
  };
}
