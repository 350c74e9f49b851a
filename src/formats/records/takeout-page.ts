import { textOfHtml } from "./html-tables.ts";

/** An entry of Google's activity that is a prompt, up to what comes after it. */
const PROMPTED = /^<div class="content-cell[^>]{0,200}>\s{0,20}Prompted(?:\s|&nbsp;|\u00a0)/;
const BREAK = /<br\s{0,9}\/?>/i;
/** "Oct 1, 2025, 9:00:00 AM UTC". */
const TIME = /^\s*[^<>\n]{0,30}\b\d{4}\b[^<>\n]{0,20}\d{1,2}:\d{2}[^<>\n]{0,30}$/;

/** What was asked of Gemini and what it answered, of MyActivity.html in Google Takeout. Linear. */
export function takeoutPage(html: string): readonly { readonly prompt: string; readonly response: string }[] {
  return html.split(/(?=<div class="content-cell)/).flatMap((cell) => {
    const begin = PROMPTED.exec(cell);
    if (begin === null) return [];
    const parts = cell.slice(begin[0].length).split(BREAK);
    const at = parts.findIndex((part) => TIME.test(part));
    const [prompt, response] = [parts.slice(0, at), parts.slice(at + 1)].map((some) => textOfHtml(some.join("<br>")));
    return at < 1 || response === "" ? [] : [{ prompt, response }];
  });
}
