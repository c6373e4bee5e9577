//! Where a run ended because nothing came from outside: the offer to script what the program waits for.
import { useMemo } from 'react';
import { suggestWorld } from '../../world/suggest.ts';
import { useApp, useDocument, useResult } from '../hooks.ts';

export function OutsideHint() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const world = useDocument((d) => d.world);
  const source = useDocument((d) => d.source);
  const suggested = useMemo(() => suggestWorld(source), [source]);
  const end = run?.trace.data.end;
  const lacks = end?.kind === 'deadlock' || end?.kind === 'panicked' || (end?.kind === 'exited' && end.code !== 0);
  if (!lacks || run?.source !== source || world.trim() !== '' || suggested === '') return null;
  return (
    <p className="outside-hint">
      Nothing comes from outside: no client, server, signal, input or file.{' '}
      <button type="button" className="btn outline small" onClick={() => app.suggestOutside()}>
        Add what it waits for
      </button>
    </p>
  );
}
