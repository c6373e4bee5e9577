//! Which parts of the page are seen, and how large: toggles in the top bar. The layout survives a reload.
import { layoutStore } from '../../app/stores.ts';
import type { LayoutState } from '../../app/stores.ts';
import { useLayout } from '../hooks.ts';

type Part = 'showEditor' | 'showPanels' | 'showOutput';
const PARTS: readonly {
  readonly part: Part;
  readonly name: string;
  readonly box: readonly [number, number, number, number];
}[] = [
  { part: 'showEditor', name: 'Editor', box: [3, 4, 6, 16] },
  { part: 'showPanels', name: 'State panels', box: [10, 14, 5, 6] },
  { part: 'showOutput', name: 'Console and problems', box: [16, 14, 5, 6] },
];

function Toggle({ part, name, box }: (typeof PARTS)[number]) {
  const shown = useLayout((l) => l[part]);
  const [x, y, width, height] = box;
  return (
    <button
      type="button"
      className="btn icon view"
      aria-pressed={shown}
      aria-label={name}
      title={`${shown ? 'Hide' : 'Show'}: ${name.toLowerCase()}`}
      onClick={() => layoutStore.setState({ [part]: !shown } as Partial<LayoutState>)}
    >
      <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
        <rect x="2" y="3" width="20" height="18" rx="2" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <rect x={x} y={y} width={width} height={height} fill="currentColor" opacity={shown ? 1 : 0.25} />
      </svg>
    </button>
  );
}

export function ViewButtons() {
  const presenter = useLayout((l) => l.presenter);
  return (
    <div className="views" role="group" aria-label="View">
      {PARTS.map((it) => (
        <Toggle key={it.part} {...it} />
      ))}
      <button
        type="button"
        className="btn icon view"
        aria-pressed={presenter}
        aria-label="Large type"
        title="Large type, for a projector"
        onClick={() => layoutStore.setState({ presenter: !presenter })}
      >
        <span aria-hidden="true" className="large-type">
          A<small>A</small>
        </span>
      </button>
    </div>
  );
}
