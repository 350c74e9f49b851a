import type { Loss } from "../../../src/export/losses.ts";
import { targets } from "../../../src/export/targets.ts";
import { markdownTable } from "./markdown-table.ts";

/** The table of docs/export.md: every kind of file, from the registry. */
export function exportsTable(): string {
  const words = (losses: readonly Loss[]) => losses.map((loss) => loss.words[1]).join(", ") || "nothing";
  const rows = targets.map(({ name, title, ending, description, documented, leavesOut, leavesBehind }) => [
    `\`${name}\``,
    `.${ending}`,
    `[${title}](${documented}): ${description}`,
    words(leavesOut),
    words(leavesBehind),
  ]);
  return markdownTable([["name", "file", "what reads it", "left out", "no place for"], ...rows]);
}
