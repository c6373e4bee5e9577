//! A row of tabs with arrow-key navigation.
import type { KeyboardEvent, ReactNode } from 'react';

export interface TabItem<T extends string> {
  readonly id: T;
  readonly title: string;
  readonly badge?: ReactNode;
}

export function Tabs<T extends string>({
  items,
  active,
  onSelect,
  label,
  className = 'tabs',
}: {
  readonly items: readonly TabItem<T>[];
  readonly active: T;
  readonly onSelect: (id: T) => void;
  readonly label: string;
  readonly className?: string;
}) {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = items.findIndex((item) => item.id === active);
    const next = items[(at + step + items.length) % items.length];
    if (next === undefined) return;
    onSelect(next.id);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className={className} role="tablist" aria-label={label} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.id}
          data-tab={item.id}
          role="tab"
          type="button"
          aria-selected={item.id === active}
          tabIndex={item.id === active ? 0 : -1}
          onClick={() => onSelect(item.id)}
        >
          {item.title}
          {item.badge}
        </button>
      ))}
    </div>
  );
}
