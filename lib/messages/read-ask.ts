import * as v from 'valibot';

/** Reads a question by its schema; `undefined`: it does not fit. */
export function reader<Ask>(schema: v.GenericSchema<unknown, Ask>): (ask: unknown) => Ask | undefined {
  return (ask) => {
    const read = v.safeParse(schema, ask);
    return read.success ? read.output : undefined;
  };
}
