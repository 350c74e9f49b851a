/**
 * Where each UTF-16 unit of a response stands in its source, relative to the source's start, and where its end does: the
 * same place in plain text, behind escapes in the inside of a JSON string. Undefined where the source is not the
 * response's own text, as where it is put together from several strings.
 */
export function unitOffsets(source: string, response: string): Int32Array | undefined {
  if (source === response) return Int32Array.from({ length: response.length + 1 }, (_, i) => i);
  if (!isJsonOf(source, response)) return undefined;
  const offsets = new Int32Array(response.length + 1);
  for (let unit = 0, at = 0; unit < response.length; unit++) {
    at += source[at] !== "\\" ? 1 : source[at + 1] === "u" ? 6 : 2;
    offsets[unit + 1] = at;
  }
  return offsets;
}

function isJsonOf(source: string, response: string): boolean {
  try {
    return JSON.parse(`"${source}"`) === response;
  } catch {
    return false;
  }
}
