//! Files: the system calls behind `std::fs`. Results are as in `Files`; a negative one is an error number.
import type { IntrinsicTable } from '../../machine/contract.ts';
import type { Sim } from '../sim.ts';

/** Past the last entry of a directory. */
const END = -2;
const encoder = new TextEncoder();

export function fsIntrinsics(sim: () => Sim): IntrinsicTable {
  return {
    fs_open: (call) => call.ret(sim().files.open(call.str(0), call.num(2))),
    fs_close: (call) => {
      if (!sim().descriptors.close(call.num(0))) sim().files.close(call.num(0));
    },
    fs_read: (call) =>
      call.ret(
        sim().descriptors.get(call.num(0))?.read(call.bytes(1), false) ?? sim().files.read(call.num(0), call.bytes(1)),
      ),
    fs_write: (call) =>
      call.ret(
        sim().descriptors.get(call.num(0))?.write(call.bytes(1)) ?? sim().files.write(call.num(0), call.bytes(1)),
      ),
    fs_seek: (call) => call.ret(sim().files.seek(call.num(0), call.num(1), Number(call.arg(2)))),
    fs_len: (call) => call.ret(sim().files.len(call.num(0))),
    fs_set_len: (call) => call.ret(sim().files.setLen(call.num(0), Number(call.arg(1)))),
    fs_remove: (call) => call.ret(sim().files.remove(call.str(0), call.num(2) !== 0)),
    fs_mkdir: (call) => call.ret(sim().files.mkdir(call.str(0), call.num(2) !== 0)),
    fs_rename: (call) => call.ret(sim().files.rename(call.str(0), call.str(2))),
    fs_stat: (call) => call.ret(sim().files.stat(call.str(0))),
    fs_stat_len: (call) => call.ret(sim().files.statLen(call.str(0))),
    fs_list: (call) => {
      const name = sim().files.entry(call.str(0), call.num(2));
      if (typeof name === 'number') {
        call.ret(name);
        return;
      }
      if (name === undefined) {
        call.ret(END);
        return;
      }
      const bytes = encoder.encode(name);
      if (bytes.length <= call.num(4)) call.machine.memory.bytes(call.num(3), bytes.length).set(bytes);
      call.ret(bytes.length);
    },
  };
}
