import { escapeHidden } from "../../core/features/hidden-characters.ts";

/**
 * Anybody's text on one line that nothing takes for a command: no character that moves a cursor or is not seen, no "##[", by which GitHub's
 * runner finds a command anywhere in a line, and no "::" before everything but blanks, by which it finds one at its beginning.
 */
export function oneLine(text: string): string {
  return escapeHidden(text.replace(/\s+/g, " "))
    .replaceAll("##[", "## [")
    .replace(/^ ?:(?=:)/, "$& ");
}
