import { isChat } from "../canonical/chat.ts";
import { isObject } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Fields } from "../roles/sample.ts";
import { readSaid } from "../roles/texts.ts";
import { sideOf } from "../roles/words.ts";

/** What the arms of a comparison are called. */
const VARIANT =
  /^(?:control|treatment|baseline|candidate|champion|challenger|experiment(?:al)?|(?:variant|version|prompt|model|system|arm|group|run|option|v)[ _-]?[a-z0-9]{1,2})$/i;
/** Objects that the answers of a record are in; "responses" and its like are read as they are. */
const OUTPUTS = /^(?:outputs?|results?|variants?|arms?|samples?)$/i;

export const isVariant = (name: string): boolean => VARIANT.test(name) || sideOf(name.toLowerCase()) !== undefined;

/** Whether a value is a text, or an object with one. */
const hasText = (value: unknown): boolean => {
  if (typeof value === "string") return value.trim() !== "";
  const said = isObject(value) ? readSaid(value, [], "Assistant") : undefined;
  return said !== undefined && !("message" in said);
};

/** A record with the outputs of several variants as its responses: `outputs: { control, treatment }`, or each an object of its own. */
export function withVariants(record: Fields): Fields {
  if ("responses" in record) return record;
  for (const [name, value] of Object.entries(record)) {
    if (!OUTPUTS.test(name) || !isObject(value) || isChat(value) || !areVariants(value, record)) continue;
    const { [name]: outputs, ...others } = record;
    return { ...others, responses: outputs };
  }
  const own = Object.keys(record).filter((name) => isVariant(name) && isObject(record[name]) && hasText(record[name]));
  // Objects with questions of their own are records, whatever they are called.
  const areRecords = own.some((name) =>
    Object.keys(record[name] as Fields).some((key) => classify(key).role === "query"),
  );
  if (own.length < 2 || areRecords) return record;
  const entries = Object.entries(record);
  return {
    ...Object.fromEntries(entries.filter(([name]) => !own.includes(name))),
    responses: Object.fromEntries(entries.filter(([name]) => own.includes(name))),
  };
}

/** Whether an object has rival texts by names that variants have, or that a value of the record repeats. */
function areVariants(outputs: Fields, record: Fields): boolean {
  const names = Object.keys(outputs);
  if (names.length < 2 || !names.every((name) => hasText(outputs[name]))) return false;
  return names.every(isVariant) || Object.values(record).some((value) => names.includes(value as string));
}
