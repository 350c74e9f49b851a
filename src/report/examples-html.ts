import { sigmoid } from "../core/model/bradley-terry.ts";
import { escapeHtml } from "./escape.ts";
import type { Example, Examples } from "./examples.ts";
import { percent } from "./format.ts";

/** Characters of a text in the file. */
const MOST_CHARACTERS = 2000;

/** The examples as sections of a page; nothing without examples. */
export function examplesHtml({ surprising, expected }: Examples): string {
  return [
    list("Choices that the model missed", surprising),
    list("Choices that the model predicted with most confidence", expected),
  ].join("\n");
}

function list(title: string, examples: readonly Example[]): string {
  if (examples.length === 0) return "";
  return `<h2>${escapeHtml(title)}</h2>
<p class="note">The figure is the probability that the model gave to the preferred response, without having seen the query.</p>
${examples.map(article).join("\n")}`;
}

function article({ query, preferred, other, margin }: Example): string {
  const side = (title: string, text: string) => `<div><h4>${title}</h4><p class="text">${shown(text)}</p></div>`;
  return `<article class="example">
<h3 class="text">${shown(query)}</h3>
<p class="note">${percent(sigmoid(margin))}</p>
<div class="sides">${side("Preferred", preferred)}${side("The other", other)}</div>
</article>`;
}

function shown(text: string): string {
  const cut = text.length > MOST_CHARACTERS;
  return escapeHtml((cut ? `${text.slice(0, MOST_CHARACTERS)} …` : text).toWellFormed());
}
