//! Child processes of the simulated one: started, waited for, killed.
import type { Sim } from '../sim.ts';
import { EACCES, ENOENT } from '../net/errno.ts';
import type { Socket } from '../net/socket.ts';
import { arrive } from '../signals.ts';
import { Child } from './child.ts';
import type { ChildSpec, ProgramHost } from './child.ts';
import { exists, runScripted, scriptedFor, start } from './programs.ts';

/** Id of the simulated process; children follow. */
export const PID = 4242;
const ECHILD = -10;
/** A program that may exist elsewhere: the simulated machine does not have it. */
export const UNKNOWN = -1000;

export class Processes {
  private readonly children = new Map<number, Child>();
  private nextPid = PID + 1;
  private readonly sim: () => Sim;

  constructor(sim: () => Sim) {
    this.sim = sim;
  }

  takePid(): number {
    return this.nextPid++;
  }

  /** Starts a program; an error number if there is none. */
  spawn(spec: ChildSpec): Child | number {
    const s = this.sim();
    const { programs } = s.world.script;
    if (!exists(spec.argv, programs)) {
      const name = spec.argv[0] ?? '';
      if (name.includes('/') && !/^\/(usr\/)?s?bin\//.test(name)) return s.files.stat(name) < 0 ? ENOENT : EACCES;
      return UNKNOWN;
    }
    const child = new Child(spec, { changed: (socket: Socket) => s.threads.ioReady(socket, socket.ready()) });
    this.children.set(spec.pid, child);
    const entry = scriptedFor(spec.argv, programs);
    // It runs when the parent gives it a chance to.
    s.outside.after(0, () => {
      if (!child.running) return;
      if (entry !== undefined) runScripted(entry, child, this.host(spec));
      else
        start(
          {
            argv: spec.argv,
            env: spec.env,
            cwd: spec.cwd,
            pid: spec.pid,
            out: (bytes) => child.out(bytes),
            err: (bytes) => child.err(bytes),
            input: (take) => child.input(take),
            done: (code) => child.exit(code),
          },
          this.host(spec),
        );
    });
    return child;
  }

  private host(spec: ChildSpec): ProgramHost {
    const s = this.sim();
    const at = (path: string, cwd: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`);
    return {
      after: (ns, run) => s.outside.after(ns, run),
      unsupported: (what) => {
        s.end ??= { kind: 'unsupported', what, span: 0 };
      },
      signal: (pid, signal) => this.signal(pid, signal),
      readFile: (path) => s.files.contentOf(at(path, spec.cwd)),
      list: (path) => s.files.entries(at(path, spec.cwd)),
      makeDir: (path, cwd, all) => s.files.mkdir(at(path, cwd), all),
    };
  }

  /** A signal to the process itself or a child; false: there is no such process. */
  signal(pid: number, signal: number): boolean {
    if (pid === PID) {
      if (signal !== 0) arrive(this.sim(), signal);
      return true;
    }
    const child = this.children.get(pid);
    if (child === undefined || child.reaped) return false;
    child.kill(signal);
    return true;
  }

  get(pid: number): Child | undefined {
    return this.children.get(pid);
  }

  /** Its status, if it has ended (-1: it runs); it is gone then. */
  reap(pid: number): number {
    const child = this.children.get(pid);
    if (child === undefined) return ECHILD;
    if (child.status === undefined) return -1;
    child.reaped = true;
    return child.status;
  }
}
