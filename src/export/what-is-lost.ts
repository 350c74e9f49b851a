import type { Export, Lost } from "./export-choices.ts";

/** What an export left out or behind, in sentences; none where it has everything. */
export function whatIsLost({ target, leftOut, leftBehind, contradictions }: Export): string[] {
  return [
    ...(leftOut.length > 0 ? [`Left out: ${listed(leftOut)}.`] : []),
    ...(leftBehind.length > 0 ? [`${target.title} has no place for: ${listed(leftBehind)}.`] : []),
    ...(contradictions > 0 ? [contradiction(contradictions)] : []),
  ];
}

function listed(lost: readonly Lost[]): string {
  return lost.map(({ loss: { words }, count }) => `${count} ${words[count === 1 ? 0 : 1]}`).join(", ");
}

function contradiction(count: number): string {
  return count === 1
    ? "1 pair was decided both ways, and all its choices are in the file."
    : `${count} pairs were decided both ways, and all their choices are in the file.`;
}
