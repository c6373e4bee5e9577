//! How the program is run: a change runs it again.
import { useMemo } from 'react';
import { useApp, useDocument } from '../hooks.ts';
import { Icon } from '../widgets/icon.tsx';

const MAX_CPUS = 64;

/** Undefined for nothing, and for what is not a number: as usual. */
function cpusOf(text: string): number | undefined {
  const n = Math.floor(Number(text));
  return text.trim() === '' || !Number.isFinite(n) || n < 1 ? undefined : Math.min(MAX_CPUS, n);
}

/** Flavor, seed, clock, edition: in the top bar, or in the menu where that is too narrow. */
export function RunOptions() {
  const app = useApp();
  const { flavor, workers, seed, clock, edition, testMode, source } = useDocument((d) => d);
  const several = flavor === 'multi_thread' || workers !== undefined;
  const hasTests = useMemo(() => testMode || /#\[(tokio::)?test\b/.test(source), [testMode, source]);
  return (
    <>
      {hasTests ? (
        <label className="field">
          <span className="visually-hidden">What runs</span>
          <select
            aria-label="What runs"
            title="Run main, or the #[test] functions as cargo test does"
            value={testMode ? 'tests' : 'main'}
            onChange={(e) => app.configure({ testMode: e.target.value === 'tests' })}
          >
            <option value="main">main</option>
            <option value="tests">tests</option>
          </select>
        </label>
      ) : null}
      <label className="field">
        <span className="visually-hidden">Runtime flavor</span>
        <select
          aria-label="Runtime flavor"
          title="Which runtime #[tokio::main] makes"
          value={flavor ?? ''}
          onChange={(e) =>
            app.configure({
              flavor:
                e.target.value === ''
                  ? undefined
                  : e.target.value === 'multi_thread'
                    ? 'multi_thread'
                    : 'current_thread',
            })
          }
        >
          <option value="">flavor as written</option>
          <option value="current_thread">current_thread</option>
          <option value="multi_thread">multi_thread</option>
        </select>
      </label>
      {several ? (
        <label
          className="field"
          title="CPUs of the simulated machine: so many workers a multi_thread runtime has, unless the program says otherwise"
        >
          CPUs
          <input
            aria-label="CPUs"
            type="number"
            min={1}
            max={MAX_CPUS}
            placeholder="4"
            value={workers ?? ''}
            onChange={(e) => app.configure({ workers: cpusOf(e.target.value) })}
          />
        </label>
      ) : null}
      <label className="field" title="Seed of every choice: which select! branch is tried first, and so on">
        seed
        <input
          aria-label="Seed"
          type="number"
          min={0}
          max={999999}
          value={seed}
          onChange={(e) => app.configure({ seed: Math.max(0, Math.floor(Number(e.target.value) || 0)) })}
        />
      </label>
      <button
        type="button"
        className="btn icon"
        aria-label="Another seed"
        title="Try another seed"
        onClick={() => app.configure({ seed: seed + 1 })}
      >
        <Icon name="again" />
      </button>
      <label className="field">
        clock
        <select
          aria-label="Clock"
          title="Simulated: work takes time. Paused: time moves only when everything is idle"
          value={clock}
          onChange={(e) =>
            app.configure({
              clock: e.target.value === 'paused' ? 'paused' : e.target.value === 'simulated' ? 'simulated' : 'auto',
            })
          }
        >
          <option value="auto">as written</option>
          <option value="simulated">simulated</option>
          <option value="paused">paused</option>
        </select>
      </label>
      <label className="field">
        edition
        <select
          aria-label="Edition"
          title="Rust edition"
          value={edition}
          onChange={(e) => app.configure({ edition: e.target.value === '2021' ? 2021 : 2024 })}
        >
          <option value="2024">2024</option>
          <option value="2021">2021</option>
        </select>
      </label>
    </>
  );
}
