//! What is written down about an example. Its program is `programs/<id>.rs`.
import type { Moment } from './moment.ts';

/** One entry of the gallery. */
export interface Entry {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** Two plain sentences on what to see. */
  readonly notice: string;
  /** Where it can be seen. */
  readonly moment: Moment;
  /** The name of this variant (`Bad`, `Good`), and the id of the first of its set. They open as one document. */
  readonly variant?: string;
  readonly set?: string;
  readonly edition?: 2021;
  readonly clock?: 'paused' | 'simulated';
  readonly flavor?: 'current_thread' | 'multi_thread';
  readonly workers?: number;
  /** The script of the outside world, as the World tab shows it. */
  readonly world?: object;
  /** Run the tests instead of main. */
  readonly testMode?: true;
  /** How the run ends, if not by leaving main. */
  readonly end?: 'deadlock';
}
