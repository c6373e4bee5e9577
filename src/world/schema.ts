//! Small schemas: one description of a value gives its type, its check with exact messages, and the explanations that are shown
//! to whoever writes it.

/** What is wrong, and where: a path such as `clients[0].at`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** One entry of an object, explained. */
export interface FieldDoc {
  readonly name: string;
  /** What it says, in one line. */
  readonly explanation: string;
  /** What may be written: `a time such as "250ms"`. */
  readonly value: string;
  /** JSON text. */
  readonly example: string;
  /** Entries of the objects that stand here (or in the list, or under each name). */
  readonly fields: readonly FieldDoc[];
}

export interface Schema<T> {
  /** `a list of lines`: completes "must be". */
  readonly is: string;
  readonly fields: readonly FieldDoc[];
  read(value: unknown, path: string, problems: Problem[]): T;
}

/** An entry of an object. Left out, it has the value `otherwise`; without one it is required. */
export interface Field<T> {
  readonly schema: Schema<T>;
  readonly explanation: string;
  readonly example: string;
  readonly otherwise?: T;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type Read<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/** Longest text that a message quotes. */
const QUOTED = 40;

/** A value as a message names it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of one kind: `parse` gives undefined for what it does not take. `fallback` stands in for it while the rest is checked. */
export function scalar<T>(is: string, fallback: T, parse: (value: unknown) => T | undefined): Schema<T> {
  return {
    is,
    fields: [],
    read: (value, path, problems) => {
      const read = parse(value);
      if (read !== undefined) return read;
      problems.push({ path, message: `must be ${is}, not ${shown(value)}` });
      return fallback;
    },
  };
}

export const text: Schema<string> = scalar('a text', '', (value) => (typeof value === 'string' ? value : undefined));

export const flag: Schema<boolean> = scalar('true or false', false, (value) =>
  typeof value === 'boolean' ? value : undefined,
);

export function whole(min: number, max: number): Schema<number> {
  return scalar(`a whole number from ${String(min)} to ${String(max)}`, min, (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : undefined,
  );
}

export function oneOf<const T extends string>(names: readonly [T, ...T[]]): Schema<T> {
  return scalar(`one of ${names.map((name) => JSON.stringify(name)).join(', ')}`, names[0], (value) =>
    names.find((name) => name === value),
  );
}

/** A list; `single`: one item may stand without brackets. */
export function list<T>(item: Schema<T>, what: string, single = false): Schema<readonly T[]> {
  return {
    is: single ? `${item.is}, or a list of ${what}` : `a list of ${what}`,
    fields: item.fields,
    read: (value, path, problems) => {
      if (Array.isArray(value))
        return value.map((one: unknown, i) => item.read(one, `${path}[${String(i)}]`, problems));
      if (single) return [item.read(value, path, problems)];
      problems.push({ path, message: `must be a list of ${what}, not ${shown(value)}` });
      return [];
    },
  };
}

/** An object whose keys are names of the writer's choice. */
export function byName<T>(item: Schema<T>, names: string): Schema<ReadonlyMap<string, T>> {
  return {
    is: `an object: ${names}, and for each ${item.is}`,
    fields: item.fields,
    read: (value, path, problems) => {
      if (isObject(value))
        return new Map(
          Object.entries(value).map(([name, one]) => [name, item.read(one, `${path}["${name}"]`, problems)]),
        );
      problems.push({ path, message: `must be an object (${names}), not ${shown(value)}` });
      return new Map();
    },
  };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** An object with exactly these entries. */
export function object<F extends Fields>(is: string, entries: F): Schema<Read<F>> {
  const names = Object.keys(entries);
  return {
    is,
    fields: names.map((name) => {
      const { schema, explanation, example } = entries[name] as Field<unknown>;
      return { name, explanation, value: schema.is, example, fields: schema.fields };
    }),
    read: (value, path, problems) => {
      const given = isObject(value) ? value : {};
      if (given !== value) problems.push({ path, message: `must be ${is}, not ${shown(value)}` });
      for (const name of Object.keys(given))
        if (!names.includes(name))
          problems.push({ path: join(path, name), message: `is unknown here; known are ${names.join(', ')}` });
      const out: Record<string, unknown> = {};
      for (const name of names) {
        const field = entries[name] as Field<unknown>;
        const one = given[name];
        if (one !== undefined) out[name] = field.schema.read(one, join(path, name), problems);
        else if ('otherwise' in field) out[name] = field.otherwise;
        else {
          if (given === value) problems.push({ path, message: `needs "${name}": ${field.schema.is}` });
          out[name] = undefined;
        }
      }
      return out as Read<F>;
    },
  };
}

/** A value that `choose` finds the schema for by its shape; undefined: it has none of the shapes. */
export function either<T>(
  is: string,
  fallback: T,
  shapes: readonly Schema<T>[],
  choose: (value: unknown) => Schema<T> | undefined,
): Schema<T> {
  return {
    is,
    fields: shapes.flatMap((shape) => shape.fields),
    read: (value, path, problems) => {
      const schema = choose(value);
      if (schema !== undefined) return schema.read(value, path, problems);
      problems.push({ path, message: `must be ${is}, not ${shown(value)}` });
      return fallback;
    },
  };
}

/** The same as written, read into another form. */
export function mapped<A, B>(schema: Schema<A>, to: (value: A) => B): Schema<B> {
  return { ...schema, read: (value, path, problems) => to(schema.read(value, path, problems)) };
}
