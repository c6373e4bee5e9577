//! What moves over connections, for the recorder: at the place of the call that moves it.
import type { Sim } from '../sim.ts';
import { RESOURCE_KINDS } from '../../trace/events.ts';
import type { Tap } from './socket.ts';
import { quoted } from '../talker.ts';

/** See the file head. Nothing is recorded when the run is not. */
export function netTap(sim: () => Sim): Tap {
  const place = (s: Sim): number => s.recorder.place(s.callSpan?.());
  const moved = (kind: 'send' | 'recv', res: number, bytes: Uint8Array, len: number): void => {
    const s = sim();
    if (s.recording) s.recorder.emit(kind, { res, value: s.recorder.text(quoted(bytes)), len }, place(s));
  };
  return {
    create: (kind, capacity, own) => {
      const s = sim();
      const res = s.nextResource++;
      if (!s.recording) return res;
      const span = s.callSpan?.();
      const name = own !== '' ? own : span === undefined ? kind : s.names.resource(span, kind);
      const type = RESOURCE_KINDS.indexOf(kind);
      s.recorder.emit('resCreate', { res, type, name: s.recorder.text(name), capacity }, place(s));
      return res;
    },
    send: (res, bytes, length) => moved('send', res, bytes, length),
    recv: (res, bytes, length) => moved('recv', res, bytes, length),
    close: (res) => {
      const s = sim();
      if (s.recording) s.recorder.emit('resClose', { res, side: 1 }, place(s));
    },
    level: (res, level) => {
      const s = sim();
      if (s.recording) s.recorder.emit('resLevel', { res, level, max: 0 }, place(s));
    },
    drop: (res, lost) => {
      const s = sim();
      if (!s.recording || s.gone.has(res)) return;
      s.gone.add(res);
      s.recorder.emit('resDrop', { res, lost }, place(s));
    },
  };
}
