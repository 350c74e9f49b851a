const OPEN = /^\s*<(think|thinking|thought|reasoning)>/;

/**
 * Where the text of an answer begins after the thought that a reasoning model wrote before it: `<think>…</think>` at the
 * beginning, or all up to a `</think>` on a line end whose opening mark the chat template kept. 0 where there is none; a
 * mark that is quoted in an answer is text.
 */
export function thoughtEnd(text: string): number {
  const open = OPEN.exec(text);
  if (open) {
    const mark = `</${open[1]}>`;
    const end = text.indexOf(mark, open[0].length);
    return end < 0 ? 0 : afterBlanks(text, end + mark.length);
  }
  const end = text.indexOf("</think>\n");
  if (end < 0 || text.lastIndexOf("<think>", end) >= 0 || text[end - 1] === "`") return 0;
  return afterBlanks(text, end + "</think>".length);
}

function afterBlanks(text: string, at: number): number {
  while (at < text.length && text[at].trim() === "") at++;
  return at;
}
