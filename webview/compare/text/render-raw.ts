/** Characters that nothing shows, or that change how others are shown: controls, zero widths, overrides of direction. */
const unseen = /(?![\t\n\r])\p{Cc}|[\u00AD\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** More than this tells nobody more. */
const MOST_NAMED = 2000;

/**
 * The text character by character, as it stands in its source. What would not be seen is named in a box before it
 * (`U+200B`, by the style sheet); the text itself is unchanged.
 */
export function renderRaw(text: string, document: Document = globalThis.document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let from = 0;
  let named = 0;
  for (const { index, 0: character } of text.matchAll(unseen)) {
    if (named++ === MOST_NAMED) break;
    fragment.append(document.createTextNode(text.slice(from, index)));
    const box = document.createElement("span");
    box.className = "unseen-character";
    box.dataset["code"] = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    box.textContent = character;
    fragment.append(box);
    from = index + 1;
  }
  fragment.append(document.createTextNode(text.slice(from)));
  return fragment;
}
