//! The outside world beside the code: what happens to the program from outside, as a form and as JSON. A change runs again.
import { useEffect, useMemo, useRef, useState } from 'react';
import { readWorld } from '../../world/script.ts';
import type { Problem } from '../../world/script.ts';
import { suggestWorld } from '../../world/suggest.ts';
import { useApp, useDocument } from '../hooks.ts';
import { isObject } from './fields.tsx';
import type { Json } from './fields.tsx';
import { WorldForm } from './form.tsx';
import { offsetInMessage, placeInJson } from './json-place.ts';
import './world.css';

/** Idle time after a keystroke before the program runs with the new world, in ms. */
const DELAY = 350;

function parsed(text: string): Json | undefined {
  if (text.trim() === '') return {};
  try {
    const json = JSON.parse(text) as unknown;
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Number of things that the script says, for the tab. */
export function worldSize(text: string): number {
  const script = parsed(text);
  return Object.values(script ?? {}).reduce<number>(
    (n, value) => n + (Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 1),
    0,
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The script as text, with its problems below; a click on one goes to its place. */
function Raw({
  text,
  problems,
  onText,
}: {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onText: (text: string) => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const placeOf = (problem: Problem): { readonly start: number; readonly end: number } => {
    const broken = problem.path === '' ? offsetInMessage(text, problem.message) : undefined;
    if (broken !== undefined) return { start: broken, end: Math.min(text.length, broken + 1) };
    return placeInJson(text, problem.path) ?? { start: 0, end: 0 };
  };
  const go = (problem: Problem): void => {
    const { start, end } = placeOf(problem);
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };
  return (
    <div className="world-raw">
      <textarea
        ref={area}
        aria-label="World script as JSON"
        aria-invalid={problems.length > 0}
        spellCheck={false}
        placeholder={'{\n  "signals": [{ "at": "2.5s", "signal": "ctrl-c" }]\n}'}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {problems.length === 0 ? null : (
        <ul className="world-problems" role="alert">
          {problems.map((problem, i) => (
            <li key={i}>
              <button type="button" onClick={() => go(problem)} title="Go to the place">
                <span className="at">line {lineOf(text, placeOf(problem).start)}</span>
                <code>{problem.path === '' ? 'the script' : problem.path}</code> {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function World() {
  const app = useApp();
  const saved = useDocument((d) => d.world);
  const source = useDocument((d) => d.source);
  const [text, setText] = useState(saved);
  const [asJson, setAsJson] = useState(false);
  // Another program, or a link, was opened.
  useEffect(() => setText(saved), [saved]);
  useEffect(() => {
    if (text === saved) return;
    const timer = setTimeout(() => app.setWorld(text, readWorld(text).kind === 'ok'), DELAY);
    return () => clearTimeout(timer);
  }, [text, saved, app]);
  const read = useMemo(() => readWorld(text), [text]);
  const problems = read.kind === 'bad' ? read.problems : [];
  const script = useMemo(() => parsed(text), [text]);
  const suggested = useMemo(() => suggestWorld(source), [source]);
  const showJson = asJson || script === undefined;
  return (
    <div className="world" data-testid="world">
      <div className="world-head">
        <p className="quiet">
          {text.trim() === ''
            ? 'Nothing happens from outside: no signal, no client, no input, an empty disk.'
            : problems.length > 0
              ? `The script has ${problems.length === 1 ? 'a problem' : `${String(problems.length)} problems`}: the program does not run with it.`
              : 'Part of the run and of the link. A change runs the program again.'}
        </p>
        {text.trim() === '' && suggested !== '' ? (
          <button
            type="button"
            className="btn outline small"
            title="A first script, read off what the program waits for"
            onClick={() => setText(suggested)}
          >
            Suggest for this program
          </button>
        ) : null}
        {text.trim() === '' ? null : (
          <button type="button" className="btn outline small" onClick={() => setText('')}>
            Clear
          </button>
        )}
        <button
          type="button"
          className="btn outline small"
          aria-pressed={showJson}
          disabled={script === undefined}
          title={script === undefined ? 'The text is not a JSON object yet' : 'The same script as text'}
          onClick={() => setAsJson(!asJson)}
        >
          JSON
        </button>
      </div>
      {showJson ? (
        <Raw text={text} problems={problems} onText={setText} />
      ) : (
        <WorldForm
          script={script}
          problems={problems}
          onChange={(next) => setText(Object.keys(next).length === 0 ? '' : `${JSON.stringify(next, undefined, 2)}\n`)}
        />
      )}
    </div>
  );
}
