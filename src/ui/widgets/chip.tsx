//! A task's state as a small mark: shape and colour as on the timeline.
import type { TaskStatus } from '../../trace/state.ts';

const GLYPH: Readonly<Record<TaskStatus, string>> = {
  running: '',
  ready: '',
  waiting: '',
  sleeping: '',
  done: '✓',
  panicked: '!',
  cancelled: '✕',
};

export function TaskChip({ status }: { readonly status: TaskStatus }) {
  return (
    <span className={`chip chip-${status}`} role="img" aria-label={status} title={status}>
      {GLYPH[status]}
    </span>
  );
}
