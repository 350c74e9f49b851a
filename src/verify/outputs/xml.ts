import { escapeHidden } from "../../core/features/hidden-characters.ts";
import { escapeHtml } from "../../report/escape-html.ts";

/** What XML 1.0 does not allow in any form, after hidden characters are written out. */
const FORBIDDEN = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const plain = (text: string) => escapeHtml(escapeHidden(text.replace(/\r\n?/g, "\n")).replace(FORBIDDEN, "\uFFFD"));

/** Text of an element. No CDATA: nothing in a text can end it. */
export const xmlText = plain;

/** `name="value"`; line ends stay line ends. */
export const xmlAttributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${plain(String(value)).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`)
    .join("");
