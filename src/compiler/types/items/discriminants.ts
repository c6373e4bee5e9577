//! Checks of the discriminants an enum declares: twice the same (E0081), past the end of the type (E0370), on variants with fields
//! without a `#[repr]` (E0732), a `#[repr]` of an enum without variants (E0084).
import type * as hir from '../../hir/hir.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { DiagnosticSink } from '../api.ts';
import type { IntKind } from '../ty.ts';
import { intInfo, mkInt } from '../interner.ts';
import { constOfBody } from '../db/consts.ts';
import type { Db } from '../db/db.ts';
import { headSpan } from './spans.ts';

const INT_REPR = /\b([iu](?:8|16|32|64|128|size))\b/;

/** All of them, for one enum. */
export function checkDiscriminants(db: Db, it: hir.AdtDef, sink: DiagnosticSink): void {
  if (it.kind !== 'enum') return;
  const repr = it.attrs.find((attr) => attr.path === 'repr');
  const int = INT_REPR.exec(repr?.args ?? '')?.[1];
  if (it.variants.length === 0) {
    if (repr !== undefined && (int !== undefined || /\bC\b/.test(repr.args ?? '')))
      sink.report(
        errorAt(repr.span, 'unsupported representation for zero-variant enum', {
          code: 'E0084',
          labels: [{ span: headSpan(it), text: 'zero-variant enum' }],
        }),
      );
    return;
  }
  if (it.variants.every((variant) => variant.discriminant === undefined) && int === undefined) return;
  if (int === undefined && needsRepr(it)) {
    sink.report(
      errorAt(
        headSpan(it),
        '`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants',
        {
          code: 'E0732',
        },
      ),
    );
  }
  checkValues(db, it, (int ?? 'isize') as IntKind, sink);
}

/** A variant with fields that has a value of its own, or beside a unit one that has. */
function needsRepr(it: hir.AdtDef): boolean {
  const isUnit = (variant: hir.VariantDef): boolean => variant.ctor === 'unit';
  const declares = (variant: hir.VariantDef): boolean => variant.discriminant !== undefined;
  return !it.variants.every(isUnit) && it.variants.some(declares);
}

function checkValues(db: Db, it: hir.AdtDef, int: IntKind, sink: DiagnosticSink): void {
  const { bits, signed } = intInfo(int);
  const max = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
  const seen = new Map<bigint, hir.VariantDef>();
  const twice: { readonly value: bigint; readonly variants: hir.VariantDef[] }[] = [];
  let before: bigint | undefined = -1n;
  let isFirst = true;
  for (const variant of it.variants) {
    let value: bigint | undefined;
    if (variant.discriminant !== undefined) value = valueOf(db, it, variant.discriminant, int);
    else if (before !== undefined) {
      if (!isFirst && before === max) {
        sink.report(
          errorAt(variant.span, 'enum discriminant overflowed', {
            code: 'E0370',
            label: `overflowed on value after ${before}`,
            notes: [
              {
                kind: 'note',
                text: `explicitly set \`${variant.name} = ${signed ? -(max + 1n) : 0n}\` if that is desired outcome`,
              },
            ],
          }),
        );
        return;
      }
      value = before + 1n;
    }
    isFirst = false;
    before = value;
    if (value === undefined) continue;
    const other = seen.get(value);
    if (other === undefined) seen.set(value, variant);
    else {
      const known = twice.find((one) => one.value === value);
      if (known === undefined) twice.push({ value, variants: [other, variant] });
      else known.variants.push(variant);
    }
  }
  for (const { value, variants } of twice)
    sink.report(
      errorAt(headSpan(it), `discriminant value \`${value}\` assigned more than once`, {
        code: 'E0081',
        labels: variants.map((variant) => ({
          span: variant.discriminant?.value.span ?? variant.span,
          text: `\`${value}\` assigned here`,
        })),
      }),
    );
}

function valueOf(db: Db, it: hir.AdtDef, body: hir.Body, int: IntKind): bigint | undefined {
  const value = constOfBody(db, body, mkInt(int), it.id);
  return value.kind === 'value' ? value.value : undefined;
}
