//! Passes over monomorphic MIR before code generation. (First version: none.)
import type { Instance } from '../../compiler/types/api.ts';
import type { CodeContext } from './context.ts';
import type { MBody } from './mono-mir.ts';

export class Optimizer {
  private readonly cx: CodeContext;
  private readonly inlinable: (instance: Instance) => MBody | undefined;
  constructor(cx: CodeContext, inlinable: (instance: Instance) => MBody | undefined) {
    this.cx = cx;
    this.inlinable = inlinable;
  }
  run(body: MBody): void {
    void body;
    void this.cx;
    void this.inlinable;
  }
}
