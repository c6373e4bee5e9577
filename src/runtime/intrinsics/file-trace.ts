//! What a program does with files, for the recorder: a resource per path, its opens, reads, writes, its new name and its end.
import type { IntrinsicCall } from '../../machine/contract.ts';
import { RESOURCE_KINDS } from '../../trace/events.ts';
import type { Sim } from '../sim.ts';
import { quoted } from '../talker.ts';

interface Known {
  readonly res: number;
  /** Descriptors that are open. */
  handles: number;
}

/** One per run. Nothing is recorded when the run is not. */
export class FileTrace {
  private readonly byPath = new Map<string, Known>();
  private readonly byFd = new Map<number, Known>();

  opened(s: Sim, call: IntrinsicCall, path: string, fd: number): void {
    if (!s.recording || fd < 0) return;
    const { recorder } = s;
    const span = recorder.place(call.userSpan());
    const real = s.files.realPath(path);
    const full = typeof real === 'string' ? real : path;
    let known = this.byPath.get(full);
    if (known === undefined) {
      known = { res: s.nextResource++, handles: 0 };
      this.byPath.set(full, known);
      const name = recorder.text(s.names.unique(full.split('/').pop() ?? full));
      const type = RESOURCE_KINDS.indexOf('file');
      recorder.emit('resCreate', { res: known.res, type, name, capacity: 0 }, span);
    }
    this.byFd.set(fd, known);
    this.handles(s, known, 1);
    recorder.emit('resLevel', { res: known.res, level: s.files.len(fd), max: 0 }, span);
  }

  closed(s: Sim, fd: number): void {
    const known = this.byFd.get(fd);
    if (known === undefined) return;
    this.byFd.delete(fd);
    this.handles(s, known, -1);
  }

  moved(s: Sim, call: IntrinsicCall, kind: 'send' | 'recv', fd: number, bytes: Uint8Array): void {
    const known = this.byFd.get(fd);
    if (known === undefined) return;
    const value = s.recorder.text(quoted(bytes));
    s.recorder.emit(kind, { res: known.res, value, len: s.files.len(fd) }, s.recorder.place(call.userSpan()));
  }

  /** The file of `path`, real before the change, is called otherwise now; undefined: it is gone. */
  renamed(s: Sim, call: IntrinsicCall, from: string, to: string | undefined): void {
    const known = this.byPath.get(from);
    if (known === undefined) return;
    this.byPath.delete(from);
    const { recorder } = s;
    const span = recorder.place(call.userSpan());
    const words = to === undefined ? 'removed' : `renamed to ${to.split('/').pop() ?? to}`;
    recorder.emit('resValue', { res: known.res, value: recorder.text(words) }, span);
    if (to === undefined) recorder.emit('resDrop', { res: known.res, lost: 0 }, span);
    else this.byPath.set(to, known);
  }

  private handles(s: Sim, known: Known, by: 1 | -1): void {
    known.handles += by;
    s.recorder.emit('resParty', { res: known.res, role: 2, count: known.handles });
  }
}
