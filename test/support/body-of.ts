import { parseHTML } from "linkedom";

/** A document outside a browser. */
export const { document } = parseHTML("<html><body></body></html>");

/** What was made of a text, in an element that can be asked about it. */
export function bodyOf(fragment: DocumentFragment): HTMLElement {
  const body = document.createElement("div");
  body.append(fragment);
  return body;
}
