//! Examples: tasks and runtimes.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const TASKS: readonly Entry[] = [
  {
    id: 'background-task',
    group: 'Tasks and runtimes',
    title: 'Background tasks and JoinError',
    notice:
      'A task runs from the moment it is spawned, awaited or not. Its handle tells what became of it: a value, a panic, or cancelled.',
    moment: { kind: 'taskPanic' },
  },
  {
    id: 'spawn-local',
    group: 'Tasks and runtimes',
    title: 'spawn_local for what is not Send',
    notice: 'Both tasks share an Rc, so they must stay on one thread. The LocalSet polls them inside run_until.',
    moment: { kind: 'output', text: 'bob: 2 entries' },
  },
  {
    id: 'runtime-flavors',
    group: 'Tasks and runtimes',
    title: 'One thread or several',
    notice:
      'On one thread, left and right are busy one after the other. With two workers they overlap: see the worker lanes.',
    moment: { kind: 'output', text: 'left done', nth: 2 },
  },
  {
    id: 'runtime-builder',
    group: 'Tasks and runtimes',
    title: 'A runtime by hand',
    notice:
      'block_on runs on the thread that calls it, spawned tasks run on the workers. When the runtime is shut down, the task that still sleeps is dropped.',
    moment: { kind: 'output', text: 'spawned tasks run on' },
  },
  {
    id: 'interval-ticks',
    group: 'Tasks and runtimes',
    title: 'Intervals that come late',
    notice:
      'The work after the first tick takes 50 ms, so two ticks are missed. Burst catches up at once, Delay starts counting anew, Skip waits for the grid.',
    moment: { kind: 'output', text: 'Delay' },
  },
];
