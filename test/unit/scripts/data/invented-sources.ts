import type { Comparison } from "../../../../scripts/data/comparisons.ts";

/** A vote as a sign: for the first response, for the second, a tie. */
export const SIGN = { first: ">", second: "<", tie: "=" } as const;

/** Such as "a >= b": the two responses, and a sign for each vote. */
export const shown = (comparisons: readonly Comparison[]): string[] =>
  comparisons.map(({ first, second, votes }) => `${first} ${votes.map((v) => SIGN[v.choice]).join("")} ${second}`);

/** JSON Lines. */
export const lines = (...records: object[]): string => records.map((record) => JSON.stringify(record)).join("\n");

/** A table whose columns are the first record's keys, every cell quoted. */
export const csv = (delimiter: string, ...records: Readonly<Record<string, string | number | boolean>>[]): string =>
  [Object.keys(records[0]), ...records.map((record) => Object.values(record))]
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(delimiter))
    .join("\n");
