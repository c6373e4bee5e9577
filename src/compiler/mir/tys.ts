//! Types MIR itself needs.
import { mkInt } from '../types/interner.ts';

/** Type of `discriminant` results. */
export const DISCR_TY = mkInt('isize');
