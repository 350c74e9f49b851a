/**
 * The texts that lines of three or more hyphens separate, trimmed; empty ones are left out. A text without such a line is one.
 * A rule inside a fenced code block separates as well: nothing says whose fence it is before the texts are apart.
 */
export function splitBlocks(text: string): string[] {
  return text
    .replace(/\0/g, "")
    .split(/^[ \t]*-{3,}[ \t]*\r?$/m)
    .map((block) => block.trim())
    .filter((block) => block !== "");
}
