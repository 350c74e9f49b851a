import { isChat } from "../canonical/chat.ts";
import { textOfHtml } from "../records/html-tables.ts";
import { isObject } from "../roles/cells.ts";
import type { Fields } from "../roles/sample.ts";

/** A call of Gemini, or an example of Vertex AI: `contents` with a system's instruction, and maybe scored completions. */
export function plainGemini(fields: Fields): readonly Fields[] | undefined {
  const { contents, completions, systemInstruction, system_instruction, ...rest } = fields;
  if (!isChat(contents)) return undefined;
  const system = systemInstruction ?? system_instruction;
  const own = { ...rest, messages: contents, ...(system !== undefined && { system }) };
  if (!Array.isArray(completions)) return [own];
  const responses = completions.map((one: unknown) => (isObject(one) ? { ...one, text: one["completion"] } : one));
  return [{ ...own, responses }];
}

/** A prompt that Google AI Studio saved: `chunkedPrompt` with its chunks. */
export function plainStudioPrompt({ chunkedPrompt, systemInstruction }: Fields): readonly Fields[] | undefined {
  if (!isObject(chunkedPrompt) || !Array.isArray(chunkedPrompt["chunks"])) return undefined;
  return [{ messages: chunkedPrompt["chunks"], system: systemInstruction }];
}

/** An entry of Google's activity: what was asked is in its title, the answer is HTML. */
export function plainTakeout({ header, title, safeHtmlItem, products }: Fields): readonly Fields[] | undefined {
  if (typeof header !== "string" || typeof title !== "string" || !Array.isArray(products)) return undefined;
  const html = (Array.isArray(safeHtmlItem) ? safeHtmlItem : []).flatMap((item: unknown) =>
    isObject(item) && typeof item["html"] === "string" ? [item["html"]] : [],
  );
  if (html.length === 0) return [];
  return [{ prompt: title.replace(/^Prompted\s+/, ""), response: textOfHtml(html.join("\n")) }];
}
