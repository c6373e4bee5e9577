//! Normalisation: projections are replaced by what they stand for, opaque types too once they may be seen through.
import type { Cause, Obligation, ParamEnv } from '../api.ts';
import type { Const, Ty } from '../ty.ts';
import { argsHaveInfer, ERROR_TY, maxDef } from '../interner.ts';
import { superFold, superFoldConst, type Folder } from '../fold.ts';
import { libraryValue } from '../db/cache.ts';
import type { Db } from '../db/db.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { project } from './project.ts';
import { RECURSION_LIMIT } from './evaluate.ts';

const caches = new WeakMap<
  Db,
  { readonly byEnv: WeakMap<ParamEnv, Map<Ty, Ty>>; readonly global: Map<Ty, Ty>; readonly revealed: Map<Ty, Ty> }
>();

function cacheFor(db: Db, ty: Ty, env: ParamEnv): Map<Ty, Ty> {
  let own = caches.get(db);
  if (own === undefined) {
    own = { byEnv: new WeakMap(), global: new Map(), revealed: new Map() };
    caches.set(db, own);
  }
  if (ty.flags.hasParam) {
    let cache = own.byEnv.get(env);
    if (cache === undefined) {
      cache = new Map();
      own.byEnv.set(env, cache);
    }
    return cache;
  }
  if (maxDef(ty) < db.program.nLibraryDefs)
    return libraryValue(db.store, env.reveal ? 'normalizedRevealed' : 'normalized', () => new Map<Ty, Ty>());
  return env.reveal ? own.revealed : own.global;
}

/** A folder that normalises; what must hold besides goes to `nested`. */
export function normalizeWith(cx: Infcx, env: ParamEnv, cause: Cause, depth: number, nested: Obligation[]): Folder {
  const folder: Folder = {
    ty(given: Ty): Ty {
      if (!given.flags.hasAlias) return given;
      if (given.kind !== 'projection' && given.kind !== 'opaque') return superFold(given, folder);
      const ty = cx.resolve(given);
      const cache = ty.flags.hasInfer ? undefined : cacheFor(cx.db, ty, env);
      const known = cache?.get(ty);
      if (known !== undefined) return known;
      const questions = cx.hookQuestions;
      const result = normalizeAlias(cx, ty, env, cause, depth, nested, folder);
      if (!result.flags.hasInfer && !result.flags.hasError && cx.hookQuestions === questions) cache?.set(ty, result);
      return result;
    },
    constant(value: Const): Const {
      const known = cx.resolveConst(value);
      return known.kind === 'unevaluated' ? cx.evalConst(superFoldConst(known, folder)) : known;
    },
  };
  return folder;
}

function normalizeAlias(
  cx: Infcx,
  ty: Ty,
  env: ParamEnv,
  cause: Cause,
  depth: number,
  nested: Obligation[],
  folder: Folder,
): Ty {
  const parts = superFold(ty, folder);
  if (parts.kind === 'opaque') {
    if (cx.db.traitMethodOf(parts.def) === undefined) {
      if (!env.reveal) return parts;
      if (depth > RECURSION_LIMIT) return ERROR_TY;
      const hidden = cx.revealed(parts);
      return hidden === undefined ? parts : normalizeWith(cx, env, cause, depth + 1, nested).ty(hidden);
    }
  } else if (parts.kind !== 'projection') return parts;
  if (depth > RECURSION_LIMIT) {
    cx.overflowed = true;
    return ERROR_TY;
  }
  const result = project(cx, parts.def, parts.args, { env, cause, depth }, undefined);
  switch (result.kind) {
    case 'ty': {
      nested.push(...result.nested);
      const value = cx.resolve(result.ty);
      return value.flags.hasAlias && value !== parts
        ? normalizeWith(cx, env, cause, depth + 1, nested).ty(value)
        : value;
    }
    case 'rigid':
      nested.push(...result.nested);
      return argsHaveInfer(parts.args) ? cx.resolve(parts) : parts;
    case 'ambiguous': {
      const variable = cx.freshTy(cause.span);
      nested.push({
        predicate: { kind: 'projection', def: parts.def, args: parts.args, ty: variable },
        cause,
        env,
        depth,
      });
      return variable;
    }
    case 'error':
      nested.push({ predicate: { kind: 'trait', trait: result.trait }, cause, env, depth });
      return ERROR_TY;
  }
}
