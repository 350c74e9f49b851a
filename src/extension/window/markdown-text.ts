export { escapeMarkdown, markdownTable } from "../../report/escape.ts";

/** Breaks "$(" and "](" and is not seen. */
const WORD_JOINER = "\u2060";

/**
 * Text that a label or a message shows as it is. In lists, rows of views, the status bar and lenses "$(name)" draws an
 * icon, and in messages "[text](address)" is a link, also where a file's own words have them.
 */
export function plainLabel(text: string): string {
  return text.replaceAll("$(", `$${WORD_JOINER}(`).replaceAll("](", `]${WORD_JOINER}(`);
}

/** A row of a view or a list whose words are shown as they are: its icon is set beside them. */
export function plainWords<
  T extends {
    label?: string | object | undefined;
    description?: string | boolean | undefined;
    detail?: string | undefined;
  },
>(row: T): T {
  const { label, description, detail } = row;
  if (typeof label === "string") row.label = plainLabel(label);
  if (typeof description === "string") row.description = plainLabel(description);
  if (detail !== undefined) row.detail = plainLabel(detail);
  return row;
}
