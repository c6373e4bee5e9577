//! Generics of a type as template holes: parameters with bounds, bare arguments, predicates.
import type * as ast from '../../syntax/ast.ts';
import { tyHole } from '../builtins/quote.ts';
import type { Quote } from '../builtins/quote.ts';

type Adt = ast.StructItem | ast.EnumItem;

/** Holes for the type's generics: parameters with bounds, bare arguments, predicates. Bounds and predicates go by AST. */
export function genericHoles(
  quote: Quote,
  type: Adt,
): {
  params: readonly ast.Token[];
  args: readonly ast.Token[];
  where: readonly ast.Token[];
  name: readonly ast.Token[];
} {
  const text = (t: string): ast.Token[] => quote.at(t, quote.callSite);
  const params = type.generics.params.flatMap((p): ast.Token[] => {
    switch (p.kind) {
      case 'Lifetime':
        return text(
          `${p.lifetime.name}${p.bounds.length === 0 ? '' : `: ${p.bounds.map((b) => b.name).join(' + ')}`},`,
        );
      case 'Type':
        return [...text(p.ident.name), ...bounds(quote, p.bounds), ...text(',')];
      case 'Const':
        return [...text(`const ${p.ident.name}: `), ...tyHole(p.ty), ...text(',')];
    }
  });
  const args = type.generics.params.flatMap((p) => text(`${p.kind === 'Lifetime' ? p.lifetime.name : p.ident.name},`));
  const where = type.generics.where.flatMap((w): ast.Token[] => {
    if (w.kind === 'Region') return text(`${w.lifetime.name}: ${w.bounds.map((b) => b.name).join(' + ')},`);
    return [...tyHole(w.ty), ...bounds(quote, w.bounds), ...text(',')];
  });
  return { params, args, where, name: text(type.ident.name) };
}

function bounds(quote: Quote, list: readonly ast.Bound[]): ast.Token[] {
  const text = (t: string): ast.Token[] => quote.at(t, quote.callSite);
  return list.flatMap((b, i): ast.Token[] => {
    const sep = text(i === 0 ? ':' : '+');
    switch (b.kind) {
      case 'Trait': {
        const path: ast.Token = {
          kind: 'interpolated',
          text: 'bound',
          span: b.span,
          ctxt: 0,
          joint: false,
          node: { kind: 'Path', path: b.path },
        };
        return [...sep, ...(b.polarity === 'maybe' ? text('?') : []), path];
      }
      case 'Outlives':
        return [...sep, ...text(b.lifetime.name)];
      case 'Use':
        return [];
    }
  });
}
