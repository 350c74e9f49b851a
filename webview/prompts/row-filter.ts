import { isAgainst, type PromptRow } from "../../src/protocol/prompts.ts";

/** Which rows are shown. */
export const SHOWN = {
  all: { label: "All queries", has: () => true },
  losses: { label: "Losses", has: ({ probability }) => probability < 0.5 },
  gains: { label: "Gains", has: ({ probability }) => probability > 0.5 },
  sure: { label: "Sure", has: ({ verdict }) => verdict === "sure" },
  close: { label: "Close", has: ({ verdict }) => verdict === "close" },
  chosen: { label: "Chosen by you", has: ({ person }) => person !== undefined },
  against: { label: "Against the model", has: isAgainst },
} as const satisfies Record<string, { readonly label: string; readonly has: (row: PromptRow) => boolean }>;
export type ShownRows = keyof typeof SHOWN;

/** A row with its place among all rows. */
export interface Placed {
  readonly row: PromptRow;
  readonly place: number;
}

/** The rows of a kind whose query has a text, in any case. */
export function filterRows(rows: readonly PromptRow[], shown: ShownRows, text: string): Placed[] {
  const wanted = text.trim().toLowerCase();
  const { has }: { has: (row: PromptRow) => boolean } = SHOWN[shown];
  return rows.flatMap((row, place) => (has(row) && row.query.toLowerCase().includes(wanted) ? [{ row, place }] : []));
}
