/** Nothing that is read is deeper in a record. */
const DEEPEST = 8;

/**
 * A JSON value without the fields that are null, at any depth: tables that became JSON write null for each column that a
 * record does not have. Elements of lists keep their places. Linear, and safe against deep nesting.
 */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withoutNulls(item, depth + 1));
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field, depth + 1)]));
}
