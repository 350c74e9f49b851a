/**
 * Text as Markdown that renders as that text and nothing else, on one line: every ASCII punctuation mark is escaped
 * (CommonMark 2.4): no link, image, HTML or entity of a stranger's document becomes active in a hover.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

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

/** The beginning of a text on one line, at most `length` characters (code points), with an ellipsis where it was cut. */
export function shorten(text: string, length: number): string {
  const line = text
    .slice(0, length * 8)
    .replace(/\s+/g, " ")
    .trim();
  const points = Array.from(line);
  const whole = points.length <= length && text.length <= length * 8;
  return whole
    ? line
    : `${points
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

/** The lines of a Markdown table. What its cells say is Markdown: a stranger's words are escaped before. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
