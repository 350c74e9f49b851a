/** "+0.31", "−0.10": logits, or another signed figure. */
export function signed(value: number, digits = 2): string {
  const shown = Math.abs(value).toFixed(digits);
  return Number(shown) === 0 ? shown : `${value < 0 ? "−" : "+"}${shown}`;
}

/** A figure whose size nobody knows: "0.0072", "1.2e-5". */
export function small(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const shown = size >= 1e-3 && size < 1e4 ? Number(size.toPrecision(3)).toString() : size.toExponential(1);
  return `${value < 0 ? "−" : ""}${shown}`;
}

/** The beginning of a text on one line. */
export function shorten(text: string, length: number): string {
  const beginning = text.slice(0, 20 * length); // of a text of megabytes, enough unless it is mostly white space
  const line = beginning.replace(/\s+/g, " ").trim();
  const points = Array.from(line);
  return points.length <= length && beginning.length === text.length
    ? line
    : `${points
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
