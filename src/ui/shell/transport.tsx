//! The transport: step, play, scrub. Keyboard: see `keys.ts`.
import { viewStore } from '../../app/stores.ts';
import type { StepKind } from '../../app/stores.ts';
import { STEP_WORDS } from '../../app/steps.ts';
import { formatTime } from '../format.ts';
import { useApp, useMode, useResult, useView } from '../hooks.ts';
import { usePlayback } from '../playback.ts';
import { Icon } from '../widgets/icon.tsx';

const SPEEDS = [0.25, 0.5, 1, 2, 5, 20] as const;

export function Transport() {
  const app = useApp();
  const mode = useMode();
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const stepBy = useView((v) => v.stepBy);
  const speed = useView((v) => v.speed);
  const playing = mode === 'playing';
  usePlayback(playing);
  const length = run?.trace.length ?? 0;
  const none = length === 0;
  return (
    <div className="transport" role="toolbar" aria-label="Time travel">
      <button
        type="button"
        className="btn icon"
        disabled={none}
        aria-label="To the start"
        title="To the start (Home)"
        onClick={() => app.goTo(0)}
      >
        <Icon name="first" />
      </button>
      <button
        type="button"
        className="btn icon"
        disabled={none || cursor <= 0}
        aria-label="Step back"
        title="Step back (←)"
        onClick={() => app.step(-1)}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="btn icon outline"
        disabled={none}
        aria-label={playing ? 'Pause' : 'Play'}
        title="Play or pause (Space)"
        onClick={() => (playing ? app.pause() : app.play())}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <button
        type="button"
        className="btn outline step"
        disabled={none || cursor >= length - 1}
        aria-label="Step"
        title="Step forward (→)"
        onClick={() => app.step(1)}
      >
        Step <Icon name="forward" />
      </button>
      <button
        type="button"
        className="btn icon"
        disabled={none}
        aria-label="To the end"
        title="To the end (End)"
        onClick={() => app.goTo(length - 1)}
      >
        <Icon name="last" />
      </button>
      <label className="field medium" title="What one step is: the next event of which kind">
        <span className="visually-hidden">Step by</span>
        <select
          aria-label="Step by"
          value={stepBy}
          onChange={(e) => viewStore.setState({ stepBy: e.target.value as StepKind })}
        >
          {Object.entries(STEP_WORDS).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {`by ${words}`}
            </option>
          ))}
        </select>
      </label>
      <label className="field wide" title="Playback speed">
        <span className="visually-hidden">Speed</span>
        <select
          aria-label="Speed"
          value={speed}
          onChange={(e) => viewStore.setState({ speed: Number(e.target.value) })}
        >
          {SPEEDS.map((s) => (
            <option key={s} value={s}>{`${String(s)}×`}</option>
          ))}
        </select>
      </label>
      <input
        type="range"
        aria-label="Position in the run"
        min={0}
        max={Math.max(0, length - 1)}
        value={Math.max(0, cursor)}
        disabled={none}
        onChange={(e) => app.goTo(Number(e.target.value))}
      />
      <span className="where" data-testid="where">
        {none
          ? 'nothing has run yet'
          : `${formatTime(run?.trace.at(cursor) ?? 0)} · event ${String(cursor + 1)} of ${String(length)}`}
      </span>
    </div>
  );
}
