import { Parser } from "htmlparser2";

/** Elements that begin a line of their own. */
const BLOCK = /^(?:p|div|br|li|ul|ol|h[1-6]|pre|blockquote|tr|table|section)$/;
/** Elements whose content nobody reads. */
const HIDDEN = /^(?:script|style|template|button|svg|head)$/;

/** The text of some HTML: blocks on lines of their own, items of lists with a dash. Linear. */
export function textOfHtml(html: string): string {
  const lines: string[][] = [[]];
  let hidden = 0;
  // Whether the last line has nothing but blanks.
  let isEmpty = true;
  const newLine = () => {
    lines.push([]);
    isEmpty = true;
  };
  const write = (part: string) => {
    lines.at(-1)!.push(part);
    isEmpty &&= part.trim() === "";
  };
  const beginLine = (name: string) => {
    if (BLOCK.test(name) && !isEmpty) newLine();
  };
  const parser = new Parser({
    onopentag(name) {
      if (HIDDEN.test(name)) hidden++;
      beginLine(name);
      if (name === "p" && lines.length > 1) newLine();
      if (name === "li") write("- ");
    },
    ontext: (part) => void (hidden === 0 && write(part)),
    onclosetag(name) {
      if (HIDDEN.test(name)) hidden--;
      if (name !== "br") beginLine(name);
    },
  });
  parser.end(html);
  return lines
    .map((parts) => parts.join(""))
    .join("\n")
    .trim();
}

/** The rows of the first table of a page with a header of two columns or more, cells by their columns' names. Linear. */
export function htmlTable(html: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [];
  let header: string[] | undefined;
  let [isInTable, isDone] = [false, false];
  let row: string[] = [];
  let start: number | undefined;
  const parser = new Parser({
    onopentag(name) {
      if (isDone) return;
      if (name === "table") isInTable = true;
      else if (isInTable && name === "tr") row = [];
      else if (isInTable && (name === "th" || name === "td")) start = parser.endIndex + 1;
    },
    onclosetag(name) {
      if (isDone || !isInTable) return;
      if ((name === "th" || name === "td") && start !== undefined) {
        row.push(cellText(html.slice(start, parser.startIndex)));
        start = undefined;
      } else if ((name === "tr" || name === "thead") && row.length > 0) {
        if (header === undefined) header = row;
        else rows.push(row);
        row = [];
      } else if (name === "table") isDone = true;
    },
  });
  parser.end(html);
  if (header === undefined || header.length < 2) return [];
  const names = header.map((name, i) => name || `column ${i + 1}`);
  return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""])));
}

/** A cell's text; of a cell with an output and what was said of it, the output. */
function cellText(html: string): string {
  const mark = '<div class="output-text">';
  const start = html.indexOf(mark);
  if (start < 0) return textOfHtml(html);
  const end = html.indexOf("</div>", start);
  return textOfHtml(html.slice(start + mark.length, end < 0 ? undefined : end));
}
