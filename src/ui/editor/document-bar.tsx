//! Above the program: the variants of the example that is open, and the offer to make a program of a fragment.
import { EXAMPLES, isVersionOf, startOf, variantsOf } from '../../app/gallery.ts';
import { fragmentWords } from '../../app/fragment.ts';
import { useApp, useDocument, useLayout, useMode, useNarrow, useResult } from '../hooks.ts';
import './document-bar.css';

/** Bad | Good: both texts are kept, the switch shows one of them and runs it. */
export function VariantSwitch() {
  const app = useApp();
  const id = useDocument((d) => d.exampleId);
  const example = EXAMPLES.find((e) => e.id === id);
  const source = useDocument((d) => d.source);
  const narrow = useNarrow();
  const besides = useLayout((l) => l.showBeside) || narrow;
  const variants = example === undefined || !isVersionOf(source, example) ? [] : variantsOf(example);
  if (variants.length < 2) return null;
  return (
    <div className="document-bar" role="group" aria-label="Variants of this example">
      {variants.map((variant) => (
        <button
          key={variant.id}
          type="button"
          className={`variant ${variant.variant?.toLowerCase() ?? ''}`}
          aria-pressed={variant.id === id}
          title={variant.notice}
          onClick={() => {
            if (variant.id !== id) app.openVariant(startOf(variant));
          }}
        >
          <span aria-hidden="true">{variant.variant === 'Bad' ? '✕ ' : '✓ '}</span>
          {variant.variant}
        </button>
      ))}
      <span className="words">{example?.title}</span>
      {besides ? null : (
        <button
          type="button"
          className="btn outline compare"
          title="Shows the run of the other variant below the timeline"
          onClick={() => app.showBeside(true)}
        >
          Compare
        </button>
      )}
    </div>
  );
}

/** What "Make it run" does, and the button for it. */
export function MakeItRun() {
  const app = useApp();
  return (
    <button
      type="button"
      className="btn outline"
      title="Writes what is missing into the text: main, imports, and stand-ins for what nothing defines (Ctrl+. in the editor)"
      onClick={() => void app.makeItRun()}
    >
      Make it run
    </button>
  );
}

/** Shown while the text lacks what it needs to run. */
export function FragmentBanner() {
  const mode = useMode();
  const source = useDocument((d) => d.source);
  const diagnostics = useResult((r) => r.diagnostics);
  const checked = useResult((r) => r.checkedSource);
  const words = checked === source && mode !== 'running' ? fragmentWords(diagnostics) : undefined;
  if (words === undefined) return null;
  return (
    <div className="document-bar fragment" role="status">
      <span className="words">{words}</span>
      <MakeItRun />
    </div>
  );
}
