/** Nothing deeper in a record is read. */
const DEEPEST = 8;

/**
 * A JSON value without the fields that are null, at any depth: tables that became JSON write null for each column that a
 * record does not have. Elements of lists keep their places. What has no such field is the same object. Linear, and safe
 * against deep nesting.
 */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withoutNulls(item, depth + 1));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const fields = Object.entries(value).map(([name, field]) => [name, withoutNulls(field, depth + 1)] as const);
  const same = fields.every(([name, field]) => field !== null && field === (value as Record<string, unknown>)[name]);
  return same ? value : Object.fromEntries(fields.filter(([, field]) => field !== null));
}
