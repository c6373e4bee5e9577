//! Closures that change something through a variable that is not `mut` itself (`self.n += 1` by `&mut self`) have it for themselves:
//! E0500, E0501, E0524 instead of E0499 and E0502.
import type { RawBody } from '../build/body.ts';
import type { Place } from '../mir.ts';
import type { Access } from './access.ts';
import type { Loan } from './constraints.ts';

/** The words of such a conflict. */
export interface UniqueConflict {
  readonly code: string;
  readonly title: string;
  readonly label: string;
  readonly before: string;
}

function isUnique(raw: RawBody, place: Place, capture: boolean): boolean {
  const root = raw.locals[place.local];
  return (
    capture && place.proj.some((proj) => proj.kind === 'deref') && root?.name !== undefined && root.mutable === false
  );
}

/** Undefined: an ordinary conflict of borrows. `name`: what is accessed. */
export function uniqueConflict(raw: RawBody, access: Access, loan: Loan, name: string): UniqueConflict | undefined {
  const isMut = access.kind !== 'sharedBorrow';
  const now = isMut && isUnique(raw, access.place, access.capture);
  const before = loan.mut === 'mut' && isUnique(raw, loan.place, loan.capture);
  if (now && before)
    return {
      code: 'E0524',
      title: `two closures require unique access to ${name} at the same time`,
      label: 'second closure is constructed here',
      before: 'first closure is constructed here',
    };
  if (now)
    return {
      code: 'E0500',
      title: `closure requires unique access to ${name} but it is already borrowed`,
      label: 'closure construction occurs here',
      before: 'borrow occurs here',
    };
  if (before)
    return {
      code: 'E0501',
      title: `cannot borrow ${name} as ${isMut ? 'mutable' : 'immutable'} because previous closure requires unique access`,
      label: 'second borrow occurs here',
      before: 'closure construction occurs here',
    };
  return undefined;
}
