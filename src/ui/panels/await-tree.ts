//! The await tree of a task at a cursor: which futures it consists of, where each is suspended, what is polled. Pure.
import type { FutureState, ResourceState, RunState, SelectState, TaskState } from '../../trace/state.ts';
import { waitsOf } from '../../trace/state.ts';

export type AwaitNode =
  | {
      readonly kind: 'future';
      readonly future: FutureState;
      /** The text of the await it is suspended at, empty while it is polled. */
      readonly at: string;
      readonly children: readonly AwaitNode[];
    }
  | {
      readonly kind: 'select';
      readonly select: SelectState;
      readonly branches: readonly {
        readonly text: string;
        /** -1 not polled in this turn, 0 pending, 1 ready, 2 no match, 3 disabled, 4 dropped. */
        readonly result: number;
        readonly children: readonly AwaitNode[];
      }[];
    }
  | { readonly kind: 'leaf'; readonly text: string; readonly on: readonly ResourceState[]; readonly deadline: number };

/** Futures nested deeper than this are left out: a recursion does not make the page slow. */
const MAX_DEPTH = 40;

function textOf(source: string, place: { readonly start: number; readonly end: number } | undefined): string {
  return place === undefined ? '' : source.slice(place.start, place.end).replace(/\s+/g, ' ');
}

/** Builds the tree; `placeOf` gives the range of a span id in the text that ran. */
export function awaitTree(
  state: RunState,
  task: TaskState,
  source: string,
  placeOf: (span: number) => { readonly start: number; readonly end: number } | undefined,
): readonly AwaitNode[] {
  const own = [...state.futures.values()].filter((f) => f.task === task.id);
  const selects = [...state.selects.values()].filter((s) => s.task === task.id);
  const leaf = (): AwaitNode[] => {
    const on = waitsOf(state, task.id);
    const text = task.joins >= 0 && on.length === 0 ? '' : task.awaiting;
    if (text === '' && on.length === 0 && task.deadline < 0) return [];
    return [{ kind: 'leaf', text, on, deadline: task.deadline }];
  };
  const below = (
    parent: number,
    depth: number,
    branch?: { readonly select: number; readonly index: number },
  ): AwaitNode[] => {
    if (depth > MAX_DEPTH) return [];
    const futures = own.filter(
      (f) =>
        f.parent === parent &&
        (branch === undefined
          ? !selects.some((s) => s.id === f.select)
          : f.select === branch.select && f.branch === branch.index),
    );
    return futures.map((future): AwaitNode => {
      const at = future.status === 'suspended' ? textOf(source, placeOf(future.span)) : '';
      const inner = [
        ...selects.filter((s) => s.within === future.id).map((s) => selectNode(s, depth + 1)),
        ...below(future.id, depth + 1),
      ];
      const isLeaf = inner.length === 0 && future.status === 'suspended' && at === task.awaiting;
      return { kind: 'future', future, at, children: isLeaf ? leaf() : inner };
    });
  };
  const selectNode = (select: SelectState, depth: number): AwaitNode => ({
    kind: 'select',
    select,
    branches: select.results.map((result, index) => ({
      text: textOf(source, select.places[index]) || `branch ${String(index + 1)}`,
      result: select.dropped.includes(index) ? 4 : result,
      children: select.dropped.includes(index) ? [] : below(select.within, depth + 1, { select: select.id, index }),
    })),
  });
  const roots = [...selects.filter((s) => s.within === 0).map((s) => selectNode(s, 0)), ...below(0, 0)];
  return roots.length > 0 ? roots : leaf();
}
