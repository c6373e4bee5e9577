//! The few icons, drawn here: no icon font, and no glyph that a system may lack.
const PATHS = {
  run: 'M6 4l13 8-13 8z',
  stop: 'M6 6h12v12H6z',
  play: 'M7 4.5l12 7.5-12 7.5z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  first: 'M5 5h2.4v14H5zM19 5v14L8.6 12z',
  last: 'M16.6 5H19v14h-2.4zM5 5l10.4 7L5 19z',
  back: 'M16 5v14L6 12z',
  forward: 'M8 5l10 7-10 7z',
  again: 'M12 5a7 7 0 1 0 6.7 9h-2.3A4.8 4.8 0 1 1 12 7.2c1.3 0 2.5.5 3.3 1.4L13 11h6V5l-2.1 2.1A7 7 0 0 0 12 5z',
  more: 'M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM19 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  search:
    'M10.5 4a6.5 6.5 0 1 0 3.9 11.7l4.5 4.5 1.5-1.5-4.5-4.5A6.5 6.5 0 0 0 10.5 4zm0 2.1a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8z',
} as const;

/** A 16 px icon in the colour of the text; the control around it carries the name. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
