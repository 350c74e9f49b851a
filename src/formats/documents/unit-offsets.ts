/** How a source writes a text: what begins an escape, and whether line ends and indentation may be folded. */
interface Dialect {
  readonly escape: "\\" | '"' | "'" | undefined;
  readonly folds: boolean;
}

const dialects: readonly Dialect[] = [
  { escape: undefined, folds: false }, // plain text, where CRLF is a line feed
  { escape: '"', folds: false }, // a cell of CSV
  { escape: "\\", folds: false }, // the inside of a JSON string
  { escape: undefined, folds: true }, // a block or a plain text of YAML
  { escape: "\\", folds: true }, // the inside of a quoted string of YAML
  { escape: "'", folds: true },
];

/**
 * Where each UTF-16 unit of a response is in its source, relative to the source's start, and where its end is: the same place
 * in plain text, past the CR of a CRLF; behind escapes in the inside of a string; past the indentation and folded line ends of YAML.
 * Undefined where the source is not the response's own text, as where it is put together from several strings.
 */
export function unitOffsets(source: string, response: string): Int32Array | undefined {
  for (const dialect of dialects) {
    const offsets = offsetsIn(dialect, source, response);
    if (offsets) return offsets;
  }
  return undefined;
}

function offsetsIn({ escape, folds }: Dialect, source: string, response: string): Int32Array | undefined {
  const offsets = new Int32Array(response.length + 1);
  let at = 0;
  let unit = 0;
  while (unit < response.length) {
    const said = source[at] === escape || source[at] === "\r" ? escapeAt(source, at) : undefined;
    if (said !== undefined && response.startsWith(said.text, unit)) {
      for (let k = 0; k < said.text.length; k++) offsets[unit++] = at;
      at += said.length;
    } else if (source[at] === response[unit] && source[at] !== escape) offsets[unit++] = at++;
    else {
      const blanks = folds ? blanksAt(source, at) : 0;
      if (blanks === 0) return undefined;
      const count = breaksIn(source.slice(at, at + blanks), response, unit);
      for (let k = 0; k < count; k++) offsets[unit++] = at;
      at += blanks;
    }
  }
  offsets[unit] = at;
  return source.slice(at).trim() === "" ? offsets : undefined;
}

const SIMPLE: Readonly<Record<string, string>> = {
  ...{ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", e: "\u001b", "0": "\0" },
  ...{ '"': '"', "\\": "\\", "/": "/", _: "\u00a0" },
};
const HEX = /^\\(?:u[\da-f]{4}|x[\da-f]{2}|U[\da-f]{8})/i;

/** What an escape, or a CR, says, and how long it is. */
function escapeAt(source: string, at: number): { readonly text: string; readonly length: number } | undefined {
  const next = source[at + 1] ?? "";
  if (source[at] === "\r") return { text: "\n", length: next === "\n" ? 2 : 1 };
  if (source[at] !== "\\") return next === source[at] ? { text: next, length: 2 } : undefined;
  const hex = HEX.exec(source.slice(at, at + 10))?.[0];
  const code = hex === undefined ? Infinity : Number.parseInt(hex.slice(2), 16);
  if (hex !== undefined && code <= 0x10ffff) return { text: String.fromCodePoint(code), length: hex.length };
  return Object.hasOwn(SIMPLE, next) ? { text: SIMPLE[next], length: 2 } : undefined;
}

function blanksAt(source: string, at: number): number {
  let end = at;
  while (end < source.length && " \t\n\r".includes(source[end])) end++;
  return end - at;
}

/** How many units of the response a run of line ends and indentation is: a folded line end is a blank. */
function breaksIn(run: string, response: string, unit: number): number {
  const most = run.split("\n").length - 1;
  if (most > 0 && response[unit] === " ") return 1;
  let count = 0;
  while (count < most && response[unit + count] === "\n") count++;
  return count;
}
