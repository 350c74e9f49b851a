import { isChat } from "../canonical/chat.ts";
import { nameOf } from "../roles/attributes.ts";
import { isObject } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import { planOfRecord } from "../roles/plan.ts";
import type { Fields } from "../roles/sample.ts";

const without = (fields: Fields, isLeftOut: (name: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !isLeftOut(name)));

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A task of Prodigy: `options` of which `accept` names the chosen one, or one response with the answer "accept" or "reject". */
export function plainProdigy(fields: Fields): readonly Fields[] | undefined {
  const { options, accept, answer } = fields;
  const isTask = "_task_hash" in fields || "_view_id" in fields || "_input_hash" in fields || Array.isArray(accept);
  if (!isTask || (answer !== undefined && !/^(?:accept|reject|ignore)$/.test(String(answer)))) return undefined;
  const rest = without(fields, (name) => /^(?:options|accept|answer|config|_.*)$/.test(name));
  const annotator = nameOf(fields["_annotator_id"]);
  const own = {
    ...without(rest, (name) => name === "text"),
    ...("text" in rest && ("prompt" in rest ? { text: rest["text"] } : { prompt: rest["text"] })),
    ...(annotator !== undefined && { annotator }),
  };
  if (!Array.isArray(options)) {
    const thumb = { accept: "up", reject: "down" }[String(answer)];
    return [{ ...own, ...(thumb !== undefined && { thumb }) }];
  }
  const texts = listOf(options).filter(({ text }) => typeof text === "string");
  // Labels of a classification are not responses.
  if (texts.length < 2 || !texts.some(({ text }) => /\s\S+\s/.test(text as string))) return [own];
  const picked: readonly unknown[] = answer === "accept" && Array.isArray(accept) ? accept : [];
  const best = picked.length === 1 ? texts.find(({ id }) => String(id) === String(picked[0])) : undefined;
  return [{ ...own, responses: texts.map(({ text }) => text), ...(best && { winner: best["text"] }) }];
}

/** A task of Label Studio whose responses were rated or ranked, a record for each annotation. */
export function plainLabelStudio(fields: Fields): readonly Fields[] | undefined {
  if (!isObject(fields["data"]) || !Array.isArray(fields["annotations"])) return undefined;
  const data = withDialogue(fields["data"]);
  const made = listOf(fields["annotations"]).map((annotation) => ({
    annotator: annotatorOf(annotation["completed_by"]),
    results: annotation["was_cancelled"] === true ? [] : listOf(annotation["result"]),
  }));
  const kinds = new Set(made.flatMap(({ results }) => results.map(({ type }) => String(type))));
  const items = Object.keys(data).find((name) => listOf(data[name]).some((one) => "id" in one) && !isChat(data[name]));
  if (items !== undefined && (kinds.has("ranker") || kinds.size === 0)) {
    const responses = listOf(data[items]);
    const own = without(data, (name) => name === items);
    if (made.length === 0) return [{ ...own, responses: responses.map(textOfItem) }];
    return made.map(({ annotator, results }) => {
      const order = results.map(orderOf).find((ids) => ids !== undefined) ?? [];
      const ranked = responses.map((item) => ({ text: textOfItem(item), ...rankIn(order, item["id"]) }));
      return { ...own, responses: ranked, ...(annotator !== undefined && { annotator }) };
    });
  }
  if (kinds.has("pairwise") || kinds.has("choices") || !(kinds.has("rating") || kinds.has("number")))
    return data === fields["data"] ? undefined : [{ ...fields, data }];
  return made.map(({ annotator, results }) => ({
    ...data,
    ...Object.fromEntries(results.flatMap((result) => figureOf(result, data))),
    ...(annotator !== undefined && { annotator }),
  }));
}

const annotatorOf = (by: unknown): string | undefined => nameOf(isObject(by) ? (by["email"] ?? by["id"]) : by);

/** Data in which a dialogue between named people is one text. */
function withDialogue(data: Fields): Fields {
  const name = Object.keys(data).find((key) => {
    const lines = listOf(data[key]);
    return (
      lines.length > 0 && !isChat(data[key]) && lines.every((one) => "author" in one && typeof one["text"] === "string")
    );
  });
  if (name === undefined) return data;
  const text = listOf(data[name])
    .map((one) => `${String(one["author"])}: ${String(one["text"])}`)
    .join("\n");
  return { ...data, [name]: undefined, prompt: data["prompt"] ?? text };
}

/** An item of a list: its longest text. */
function textOfItem(item: Fields): string {
  const texts = Object.entries(item).filter(
    ([name, value]) => typeof value === "string" && name !== "id" && name !== "title",
  );
  const [longest] = texts.toSorted(([, a], [, b]) => String(b).length - String(a).length);
  return String(longest?.[1] ?? item["title"] ?? "");
}

/** The ids of a ranking, the best first; undefined where items are in several buckets, whose order is not known. */
function orderOf(result: Fields): readonly unknown[] | undefined {
  const value = isObject(result["value"]) ? result["value"]["ranker"] : undefined;
  if (!isObject(value)) return undefined;
  const buckets = Object.entries(value).filter(([name, ids]) => name !== "_" && Array.isArray(ids));
  return buckets.length === 1 ? (buckets[0][1] as unknown[]) : undefined;
}

function rankIn(order: readonly unknown[], id: unknown): { readonly rank?: number } {
  const at = order.findIndex((one) => String(one) === String(id));
  return at < 0 ? {} : { rank: at + 1 };
}

/** A rating as a column: named by its question, or by the response that it is about. */
function figureOf({ from_name, to_name, value }: Fields, data: Fields): [string, number][] {
  const figure = isObject(value) ? (value["rating"] ?? value["number"]) : undefined;
  if (typeof figure !== "number" || typeof from_name !== "string") return [];
  const isAboutOne = typeof to_name === "string" && classify(to_name).role === "response" && to_name in data;
  const hasMany = planOfRecord(data).plan.responses.length > 1;
  return [[hasMany && isAboutOne ? `${to_name} score` : from_name, figure]];
}

/**
 * A record of Argilla whose responses were rated: a record for each person. A table of the Hub, where each question is a list of
 * `{user_id, value, status}`, becomes a record with `fields` and `responses`.
 */
export function plainArgilla(record: Fields): readonly Fields[] | undefined {
  const questions = Object.keys(record).filter((name) =>
    listOf(record[name]).some((one) => "user_id" in one && "value" in one),
  );
  if (questions.length > 0 && !("fields" in record)) {
    const isAbout = (name: string) => questions.some((one) => name.startsWith(`${one}-suggestion`));
    const fields = without(
      record,
      (name) => questions.includes(name) || isAbout(name) || /^(?:id|external_id|metadata)$/.test(name),
    );
    return [{ fields, responses: Object.fromEntries(questions.map((name) => [name, record[name]])) }];
  }
  const { fields, responses } = record;
  if (!isObject(fields)) return undefined;
  const people = new Map<string, Record<string, number>>();
  let isVote = false;
  for (const { question, value, user } of valuesOf(responses)) {
    if (typeof value === "number") people.set(user, { ...people.get(user), [question]: value });
    else if (Array.isArray(value) || (typeof value === "string" && /^\S+(?: \S+)?$/.test(value))) isVote = true;
  }
  if (people.size === 0 || isVote) return undefined;
  return [...people].map(([annotator, figures]) => ({ ...fields, ...figures, annotator }));
}

/** What was submitted, by question and person, in Argilla 1 and 2. */
function valuesOf(responses: unknown): { question: string; value: unknown; user: string }[] {
  const isSubmitted = ({ status }: Fields) => status === undefined || status === "submitted";
  if (isObject(responses))
    return Object.entries(responses).flatMap(([question, list]) =>
      listOf(list)
        .filter(isSubmitted)
        .map(({ value, user_id }) => ({ question, value, user: nameOf(user_id) ?? "" })),
    );
  return listOf(responses)
    .filter(isSubmitted)
    .flatMap(({ values, user_id }) =>
      Object.entries(isObject(values) ? values : {}).map(([question, value]) => ({
        question,
        value: isObject(value) ? value["value"] : value,
        user: nameOf(user_id) ?? "",
      })),
    );
}
