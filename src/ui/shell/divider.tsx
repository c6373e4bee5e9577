//! A divider that drags, moves by arrow keys, and resets by double-click.
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { DEFAULT_LAYOUT, layoutStore } from '../../app/stores.ts';
import { useLayout } from '../hooks.ts';

type Size = 'editorWidth' | 'lowerHeight' | 'panelWidth';
const LIMITS = { low: 0.12, high: 0.85 };
const KEY_STEP = 0.02;

export function Divider({
  size,
  axis,
  from,
  label,
}: {
  readonly size: Size;
  readonly axis: 'v' | 'h';
  readonly from: 'start' | 'end';
  readonly label: string;
}) {
  const value = useLayout((l) => l[size]);
  const ref = useRef<HTMLDivElement>(null);
  const set = (next: number): void => {
    layoutStore.setState({ [size]: Math.max(LIMITS.low, Math.min(LIMITS.high, next)) });
  };
  const drag = (event: PointerEvent): void => {
    const box = ref.current?.parentElement?.getBoundingClientRect();
    if (box === undefined || event.buttons === 0) return;
    const part = axis === 'v' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    set(from === 'start' ? part : 1 - part);
  };
  const key = (event: KeyboardEvent): void => {
    const grow = axis === 'v' ? 'ArrowRight' : 'ArrowDown';
    const shrink = axis === 'v' ? 'ArrowLeft' : 'ArrowUp';
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    const sign = (event.key === grow ? 1 : -1) * (from === 'start' ? 1 : -1);
    set(value + sign * KEY_STEP);
  };
  return (
    <div
      ref={ref}
      className={`divider ${axis}`}
      role="separator"
      tabIndex={0}
      aria-orientation={axis === 'v' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value * 100)}
      aria-label={label}
      title="Drag to resize, double-click to reset"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => set(DEFAULT_LAYOUT[size])}
      onKeyDown={key}
    />
  );
}
