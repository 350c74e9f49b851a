/** Parts of a response that are prose: an edit leaves code as it is. */

/** The response with each run of lines outside of fenced code changed. */
export function outsideFences(text: string, change: (prose: string) => string): string {
  const parts: string[] = [];
  let prose: string[] = [];
  let fence = "";
  const flush = () => {
    if (prose.length > 0) parts.push(change(prose.join("\n")));
    prose = [];
  };
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "" && mark === "") prose.push(line);
    else {
      flush();
      parts.push(line);
      if (fence === "") fence = mark;
      else if (mark.startsWith(fence)) fence = "";
    }
  }
  flush();
  return parts.join("\n");
}

/** The same with inline code left as it is too. */
export const outsideCode = (text: string, change: (prose: string) => string): string =>
  outsideFences(text, (prose) =>
    prose
      .split("`")
      .map((part, i) => (i % 2 === 0 ? change(part) : part))
      .join("`"),
  );

/** A response with one of its words changed, which is drawn; the same where no word can be. @param change undefined: not this word */
export function withOneWord(text: string, random: () => number, change: (word: string) => string | undefined): string {
  const places: { start: number; end: number; word: string }[] = [];
  let at = 0;
  let fenced = false;
  for (const line of text.split("\n")) {
    const isFence = /^ {0,3}(?:```|~~~)/.test(line);
    if (isFence) fenced = !fenced;
    if (!fenced && !isFence) {
      for (const { 0: token, index } of line.matchAll(/\S+/g)) {
        // Words as they are in prose: no path, address, markup or code.
        const word = /^["'“‘(]*(\p{L}{4,})[.,;:!?)"'”’]*$/u.exec(token)?.[1];
        if (word === undefined) continue;
        const changed = change(word);
        const start = at + index + token.indexOf(word);
        if (changed !== undefined) places.push({ start, end: start + word.length, word: changed });
      }
    }
    at += line.length + 1;
  }
  if (places.length === 0) return text;
  const { start, end, word } = places[Math.floor(random() * places.length)];
  return text.slice(0, start) + word + text.slice(end);
}
