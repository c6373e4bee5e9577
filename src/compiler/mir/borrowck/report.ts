//! Words for conflicts between an access and a loan: E0499, E0502, E0503, E0505, E0506, E0597, E0716, E0515, E0373.
import { need } from '../../../base/assert.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic, Label, SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { Access } from './access.ts';
import type { BodyTypes } from './body-types.ts';
import type { Loan } from './constraints.ts';
import { describe, quoted, rootName, upvarOf } from './describe.ts';
import type { Explainer, Explanation } from './explain.ts';
import { closureOf } from './moves.ts';
import { placeKey } from '../place.ts';
import { hasDropImpl } from '../type-facts.ts';
import type { Points } from './points.ts';
import { STATIC_VID } from './regions.ts';
import { uniqueConflict } from './unique-access.ts';

interface Spans {
  /** The closure's span for captures, else the expression's. */
  readonly span: Span;
  /** The use inside the closure. */
  readonly inner: { readonly span: Span; readonly word: string } | undefined;
}

export class ConflictReporter {
  private readonly types: BodyTypes;
  private readonly points: Points;
  private readonly explainer: Explainer;
  private readonly out: Diagnostic[];
  private readonly reported = new Set<string>();

  constructor(types: BodyTypes, points: Points, explainer: Explainer, out: Diagnostic[]) {
    this.types = types;
    this.points = points;
    this.explainer = explainer;
    this.out = out;
  }

  private once(key: string): boolean {
    if (this.reported.has(key)) return true;
    this.reported.add(key);
    return false;
  }

  report(access: Access, loan: Loan): void {
    const explanation = this.explainer.explain(loan, access.point);
    if (explanation.kind === 'unknown') return; // not sure: accept
    const { kind } = access;
    if (kind === 'storageDead' || kind === 'drop' || kind === 'return') {
      if (!this.once(`dead ${loan.index}`)) this.tooShort(access, loan, explanation);
      return;
    }
    if (this.once(`${access.span.start} ${access.span.end} ${access.place.local}`)) return;
    // A borrow that was refused when it was reserved is not refused again when it becomes active.
    const reserved = `reserved ${placeKey(access.place)}`;
    if (kind === 'reserve') this.once(reserved);
    else if (kind === 'activate' && this.reported.has(reserved)) return;
    const where = this.spansOf(access.point, access.span, access.capture);
    const borrow = this.loanSpans(loan);
    const labels: Label[] = [];
    switch (kind) {
      case 'copy':
      case 'inspect':
        this.using(access, loan, where, borrow, explanation);
        return;
      case 'move':
        this.movedOut(access, loan, where, borrow, explanation);
        return;
      case 'assign':
        labels.push({ span: borrow.span, text: `${this.name(loan)} is borrowed here` });
        this.inner(borrow, 'borrow occurs due to use in', labels);
        this.push(
          'E0506',
          where.span,
          `cannot assign to ${this.accessed(access)} because it is borrowed`,
          `${this.accessed(access)} is assigned to here but it was already borrowed`,
          labels,
          explanation,
          '',
        );
        return;
      case 'sharedBorrow':
      case 'reserve':
      case 'mutBorrow':
      case 'activate':
        this.borrows(access, loan, where, borrow, explanation);
        return;
    }
  }

  // ---------------------------------------------------------------- spans and names

  private spansOf(point: number, span: Span, capture: boolean): Spans {
    const stmt = this.points.stmt(point);
    const own = stmt === undefined ? undefined : closureOf(this.types.db.program, stmt);
    if (own !== undefined) return { span: own.span, inner: { span, word: own.word } };
    if (!capture) return { span, inner: undefined };
    for (let at = point + 1; ; at++) {
      const later = this.points.stmt(at);
      if (later === undefined) return { span, inner: undefined };
      const closure = closureOf(this.types.db.program, later);
      if (closure !== undefined) return { span: closure.span, inner: { span, word: closure.word } };
    }
  }
  private loanSpans(loan: Loan): Spans {
    return this.spansOf(loan.point, loan.span, loan.capture);
  }
  private name(loan: Loan): string {
    return quoted(describe(this.types, loan.place));
  }
  private accessed(access: Access): string {
    return quoted(describe(this.types, access.place));
  }
  private inner(spans: Spans, text: string, labels: Label[]): void {
    if (spans.inner !== undefined) labels.push({ span: spans.inner.span, text: `${text} ${spans.inner.word}` });
  }

  private push(
    code: string,
    span: Span,
    message: string,
    label: string,
    labels: Label[],
    explanation: Explanation,
    which: string,
    more: Partial<Diagnostic> = {},
  ): void {
    const all = [...labels, ...this.explainer.labels(explanation, which), ...this.requirement(explanation, undefined)];
    this.out.push(errorAt(span, message, { code, label, labels: all, ...more }));
  }

  /** "argument requires that `x` is borrowed for `'static`". */
  private requirement(explanation: Explanation, name: string | undefined): Label[] {
    if (explanation.kind !== 'outlives') return [];
    const region = this.regionName(explanation.universal);
    if (region === undefined) return [];
    const what = name ?? 'value';
    const { kind } = explanation.blame.category;
    const subject =
      kind === 'callArgument' || kind === 'predicate'
        ? 'argument requires'
        : kind === 'return'
          ? 'returning this value requires'
          : kind === 'cast'
            ? 'cast requires'
            : kind === 'assignment'
              ? 'assignment requires'
              : 'requires';
    return [
      {
        span: explanation.blame.span,
        text: `${subject} that ${name === undefined ? what : `\`${what}\``} is borrowed for \`${region}\``,
      },
    ];
  }
  private regionName(vid: number): string | undefined {
    if (vid === STATIC_VID || this.types.graph.isEscape(vid)) return "'static";
    const info = this.types.universals.get(vid);
    return info?.name === undefined ? undefined : info.name.startsWith("'") ? info.name : `'${info.name}`;
  }

  // ---------------------------------------------------------------- conflicts

  private using(access: Access, loan: Loan, where: Spans, borrow: Spans, explanation: Explanation): void {
    const labels: Label[] = [{ span: borrow.span, text: `${this.name(loan)} is borrowed here` }];
    this.inner(borrow, 'borrow occurs due to use in', labels);
    this.inner(where, 'use occurs due to use in', labels);
    this.push(
      'E0503',
      where.span,
      `cannot use ${this.accessed(access)} because it was mutably borrowed`,
      `use of borrowed ${this.name(loan)}`,
      labels,
      explanation,
      '',
    );
  }

  private movedOut(access: Access, loan: Loan, where: Spans, borrow: Spans, explanation: Explanation): void {
    const name = this.accessed(access);
    const labels: Label[] = [];
    const decl = this.types.raw.locals[access.place.local];
    if (decl?.name !== undefined) labels.push({ span: decl.span, text: `binding \`${decl.name}\` declared here` });
    labels.push({ span: borrow.span, text: `borrow of ${this.name(loan)} occurs here` });
    this.inner(borrow, 'borrow occurs due to use in', labels);
    this.inner(where, 'move occurs due to use in', labels);
    this.push(
      'E0505',
      where.span,
      `cannot move out of ${name} because it is borrowed`,
      `move out of ${name} occurs here`,
      labels,
      explanation,
      '',
    );
  }

  private borrows(access: Access, loan: Loan, where: Spans, borrow: Spans, explanation: Explanation): void {
    const name = this.accessed(access);
    const isMut = access.kind !== 'sharedBorrow';
    const samePlace = where.span.start === borrow.span.start && where.span.end === borrow.span.end;
    const labels: Label[] = [];
    const inClosure = (spans: Spans, which: string): void =>
      this.inner(spans, `${which} borrow occurs due to use of ${name} in`, labels);
    const unique = uniqueConflict(this.types.raw, access, loan, name);
    if (unique !== undefined) {
      labels.push({ span: borrow.span, text: unique.before });
      inClosure(borrow, 'first');
      inClosure(where, 'second');
      this.push(unique.code, where.span, unique.title, unique.label, labels, explanation, 'first ');
      return;
    }
    if (isMut && loan.mut === 'mut') {
      if (samePlace) {
        this.push(
          'E0499',
          where.span,
          `cannot borrow ${name} as mutable more than once at a time`,
          `${name} was mutably borrowed here in the previous iteration of the loop`,
          labels,
          explanation,
          'first ',
        );
        return;
      }
      labels.push({ span: borrow.span, text: 'first mutable borrow occurs here' });
      inClosure(borrow, 'first');
      inClosure(where, 'second');
      this.push(
        'E0499',
        where.span,
        `cannot borrow ${name} as mutable more than once at a time`,
        'second mutable borrow occurs here',
        labels,
        explanation,
        'first ',
      );
      return;
    }
    const [now, before] = isMut ? (['mutable', 'immutable'] as const) : (['immutable', 'mutable'] as const);
    const loanName = this.name(loan);
    const also = loanName === name ? 'it is also' : `${loanName} is also`;
    labels.push({ span: borrow.span, text: `${before} borrow occurs here` });
    inClosure(borrow, 'first');
    inClosure(where, 'second');
    this.push(
      'E0502',
      where.span,
      `cannot borrow ${name} as ${now} because ${also} borrowed as ${before}`,
      `${now} borrow occurs here`,
      labels,
      explanation,
      `${before} `,
    );
  }

  // ---------------------------------------------------------------- borrowed value does not live long enough

  private tooShort(access: Access, loan: Loan, explanation: Explanation): void {
    const borrow = this.loanSpans(loan);
    const name = describe(this.types, loan.place);
    const root = rootName(this.types, loan.place);
    const decl = need(this.types.raw.locals[loan.place.local], 'local');
    if (explanation.kind === 'outlives') {
      const { category } = explanation.blame;
      if (loan.capture && borrow.inner !== undefined && root !== undefined) {
        this.escapingClosure(borrow, root, explanation);
        return;
      }
      if (category.kind === 'return') {
        this.returned(loan, borrow, explanation.blame.span, root);
        return;
      }
    }
    if (access.kind === 'drop' && this.isInsideDropped(loan)) {
      this.usedByDestructor(access, borrow, name, explanation);
      return;
    }
    if (root === undefined) {
      this.temporary(access, borrow, explanation);
      return;
    }
    const labels: Label[] = [{ span: decl.span, text: `binding \`${root}\` declared here` }];
    this.inner(borrow, 'value captured here by', labels);
    labels.push({ span: access.span, text: `\`${name ?? root}\` dropped here while still borrowed` });
    labels.push(...this.explainer.labels(explanation, ''), ...this.requirement(explanation, name ?? root));
    this.out.push(
      errorAt(borrow.span, `\`${name ?? root}\` does not live long enough`, {
        code: 'E0597',
        label: 'borrowed value does not live long enough',
        labels,
      }),
    );
  }

  /** A part of something whose `drop` may look at it. */
  private isInsideDropped(loan: Loan): boolean {
    const { db } = this.types;
    return loan.place.proj.some(
      (proj, i) => proj.kind === 'field' && hasDropImpl(db, this.types.erase(this.types.prefixTy(loan.place, i))),
    );
  }

  /** E0713. */
  private usedByDestructor(access: Access, borrow: Spans, name: string | undefined, explanation: Explanation): void {
    const ty = this.types.raw.locals[access.place.local]?.ty;
    const printed = ty === undefined ? '' : ` for type \`${this.types.db.printTy(ty)}\``;
    this.out.push(
      errorAt(borrow.span, 'borrow may still be in use when destructor runs', {
        code: 'E0713',
        labels: [
          {
            span: access.span,
            text: `here, drop of ${quoted(describe(this.types, access.place))} needs exclusive access to ${quoted(name)}, because the ${quoted(describe(this.types, access.place))} destructor${printed} runs`,
          },
          ...this.explainer.labels(explanation, ''),
        ],
      }),
    );
  }

  private temporary(access: Access, borrow: Spans, explanation: Explanation): void {
    const labels: Label[] = [{ span: access.span, text: 'temporary value is freed at the end of this statement' }];
    labels.push(...this.explainer.labels(explanation, ''));
    if (explanation.kind === 'outlives') {
      const region = this.regionName(explanation.universal);
      if (region !== undefined)
        labels.push({
          span: explanation.blame.span,
          text: `${explanation.blame.category.kind === 'callArgument' || explanation.blame.category.kind === 'predicate' ? 'argument ' : ''}requires that borrow lasts for \`${region}\``,
        });
    }
    this.out.push(
      errorAt(borrow.span, 'temporary value dropped while borrowed', {
        code: 'E0716',
        label: 'creates a temporary value which is freed while still in use',
        labels,
        notes:
          explanation.kind === 'used'
            ? [{ kind: 'note', text: 'consider using a `let` binding to create a longer lived value' }]
            : [],
      }),
    );
  }

  /** E0515: the reference itself is returned, or a value that holds it. */
  private returned(loan: Loan, borrow: Spans, at: Span, root: string | undefined): void {
    const decl = need(this.types.raw.locals[loan.place.local], 'local');
    const isArg = decl.isArg;
    const isDirect = borrow.span.start === at.start && borrow.span.end === at.end;
    const upvar = upvarOf(this.types, loan.place);
    const local =
      upvar !== undefined
        ? `captured variable \`${root ?? ''}\``
        : root === undefined
          ? 'temporary value'
          : isArg
            ? `function parameter \`${root}\``
            : `local variable \`${root}\``;
    const what = isDirect ? 'reference to' : 'value referencing';
    const labels: Label[] = isDirect
      ? []
      : [
          {
            span: borrow.span,
            text: root === undefined ? 'temporary value created here' : `\`${root}\` is borrowed here`,
          },
        ];
    this.out.push(
      errorAt(at, `cannot return ${what} ${local}`, {
        code: 'E0515',
        label: `returns a ${isDirect ? 'reference to' : 'value referencing'} data owned by the current function`,
        labels,
      }),
    );
  }

  /** E0373. */
  private escapingClosure(borrow: Spans, root: string, explanation: Extract<Explanation, { kind: 'outlives' }>): void {
    const inner = need(borrow.inner, 'use in the closure');
    const isAsync = inner.word === 'coroutine';
    const what = isAsync ? 'async block' : 'closure';
    const { category, span } = explanation.blame;
    const region = this.regionName(explanation.universal) ?? "'static";
    const note: SubDiagnostic =
      category.kind === 'return'
        ? { kind: 'note', text: `${what} is returned here`, span }
        : isAsync
          ? {
              kind: 'note',
              text: 'async blocks are not executed immediately and must either take a reference or ownership of outside variables they use',
            }
          : { kind: 'note', text: `function requires argument type to outlive \`${region}\``, span };
    const title = `to force the ${what} to take ownership of \`${root}\` (and any other referenced variables), use the \`move\` keyword`;
    const at: Span = isAsync
      ? { ...borrow.span, start: borrow.span.start + 'async'.length, end: borrow.span.start + 'async'.length }
      : { ...borrow.span, end: borrow.span.start };
    const edits: SuggestedEdit[] = [{ title, edits: [{ span: at, text: isAsync ? ' move' : 'move ' }] }];
    this.out.push(
      errorAt(
        borrow.span,
        `${what} may outlive the current function, but it borrows \`${root}\`, which is owned by the current function`,
        {
          code: 'E0373',
          label: `may outlive borrowed value \`${root}\``,
          labels: [{ span: inner.span, text: `\`${root}\` is borrowed here` }],
          notes: [note, { kind: 'help', text: title, span: at }],
          edits,
        },
      ),
    );
  }
}
