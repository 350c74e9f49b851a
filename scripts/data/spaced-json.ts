/** JSON on one line with a blank after every colon and comma, as the files of the sets have it. */
export function spacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${spacedJson(inner)}`);
  return `{${entries.join(", ")}}`;
}

export const spacedLines = (records: readonly object[]): string =>
  records.map((record) => `${spacedJson(record)}\n`).join("");
