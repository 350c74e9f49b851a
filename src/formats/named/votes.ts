import type { Turn } from "../canonical/chat.ts";
import { nameOf, timeOf } from "../roles/attributes.ts";
import { askedBy } from "../roles/asked.ts";
import { isObject } from "../roles/cells.ts";
import { planOfRecord } from "../roles/plan.ts";
import type { Candidate, Fields, Judgement, SampleReading } from "../roles/sample.ts";
import { readVerdict } from "../roles/verdict-words.ts";
import { sampleOf, voteOf } from "./samples.ts";

/** Reads a pair of the paired Stack Exchange answers, of which `response_j` is the better one by its documentation. */
export function readStackPair(fields: Fields): SampleReading | undefined {
  const { question, response_j, response_k } = fields;
  if (typeof question !== "string" || typeof response_j !== "string" || typeof response_k !== "string")
    return undefined;
  const responses = ["response_j", "response_k"].map((label): Candidate => ({
    text: String(fields[label]),
    label,
    place: { path: [label], start: 0 },
  }));
  const turns: Turn[] = [{ speaker: "Human", text: question, place: { path: ["question"], start: 0 } }];
  return voteOf(turns, responses, [{ better: 0, worse: 1, choice: "first" }]);
}

/** Reads a choice of a preference log of this program. Undefined for any other record. */
export function readLogRecord(fields: Fields): SampleReading | undefined {
  const { kind, query, responses, choice, annotator, strength, at } = fields;
  if (kind !== "preference" || typeof query !== "string" || !Array.isArray(responses) || typeof choice !== "string")
    return undefined;
  const texts = responses.slice(0, 2).map((text: unknown, i): Candidate => {
    return { text: String(text), label: `response ${"AB"[i]}`, place: { path: ["responses", i], start: 0 } };
  });
  const name = nameOf(annotator);
  const time = timeOf(at);
  const more: Pick<Judgement, "annotator" | "strength" | "at"> = {
    annotator: name,
    at: time,
    strength: strength === 1 || strength === 2 || strength === 3 ? strength : undefined,
  };
  const judgements: readonly Judgement[] =
    choice === "first" || choice === "second"
      ? [{ better: choice === "first" ? 0 : 1, worse: choice === "first" ? 1 : 0, choice: "first", ...more }]
      : choice === "tie" || choice === "both-bad"
        ? [{ better: 0, worse: 1, choice, ...more }]
        : [];
  return voteOf([{ speaker: "Human", text: query, place: { path: ["query"], start: 0 } }], texts, judgements);
}

/**
 * Reads a Label Studio task with two texts and maybe annotations: of `pairwise` the left response is the first that `to_name`
 * names; `choices` name a side. Cancelled annotations and predictions are not votes. Undefined for any other record.
 */
export function readLabelStudioTask(fields: Fields): SampleReading | undefined {
  const { data, annotations } = fields;
  if (!isObject(data)) return undefined;
  const list = Array.isArray(annotations) ? annotations.filter(isObject) : [];
  if (list.length === 0 && !("text1" in data && "text2" in data) && !("annotations" in fields)) return undefined;
  const votes = list.flatMap((annotation) => {
    const results =
      annotation["was_cancelled"] === true || !Array.isArray(annotation["result"])
        ? []
        : annotation["result"].filter(isObject);
    return results.map((result) => ({ annotation, result, value: isObject(result["value"]) ? result["value"] : {} }));
  });
  const { cells, plan } = planOfRecord(data);
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  if (!asked.hasQuestion) return { message: 'has no "prompt" in its "data"' };
  const named = votes
    .map(({ result }) => (typeof result["to_name"] === "string" ? result["to_name"].split(",") : []))
    .find((names) => names.length === 2 && names.every((name) => typeof data[name] === "string"));
  const asking = plan.query.length > 0 ? plan.query : [plan.guess];
  const names =
    named ?? (plan.responses.length >= 2 ? plan.responses.map(({ name }) => name) : textNames(data, asking));
  const texts = names.map((name) => data[name]);
  const [only] = texts;
  if (texts.length === 1 && plan.responses.length === 1 && typeof only === "string" && only.trim() !== "") {
    const place = { path: ["data", names[0]], start: 0 };
    return { samples: [sampleOf(asked.turns, [{ text: only, label: names[0], place }])], notes: [] };
  }
  if (texts.length < 2 || !texts.every((text) => typeof text === "string"))
    return { message: `has no two texts to compare in its "data" (${names.join(", ")})` };
  const responses = texts.map((text, i): Candidate => ({
    text,
    label: names[i],
    place: { path: ["data", names[i]], start: 0 },
  }));
  const keys = names.map((name, i) => plan.responses.find((one) => one.name === name)?.side ?? String(i + 1));
  const sides = { keys, columns: names, texts: texts.slice(), models: names.map(() => "") };
  const judgements = votes.flatMap(({ annotation, value }): Judgement[] => {
    const said = [
      value["selected"],
      Array.isArray(value["choices"]) && value["choices"].length === 1 ? value["choices"][0] : undefined,
    ].find((one) => typeof one === "string") as string | undefined;
    if (said === undefined) return [];
    const by = annotation["completed_by"];
    const annotator = nameOf(isObject(by) ? (by["email"] ?? by["id"]) : by);
    const at = timeOf(annotation["created_at"]);
    const more = { ...(annotator !== undefined && { annotator }), ...(at !== undefined && { at }) };
    const outcome = readVerdict(said, sides);
    if (outcome.kind === "side")
      return names.flatMap((_, worse): Judgement[] =>
        worse === outcome.side ? [] : [{ better: outcome.side, worse, choice: "first", ...more }],
      );
    return names.length === 2 && (outcome.kind === "tie" || outcome.kind === "both-bad")
      ? [{ better: 0, worse: 1, choice: outcome.kind, ...more }]
      : [];
  });
  if (names.length > 2) return { samples: [sampleOf(asked.turns, responses, judgements)], notes: [] };
  return voteOf(asked.turns, responses, judgements);
}

/** The texts of a task beside its query. */
function textNames(data: Fields, query: readonly (string | undefined)[]): string[] {
  return Object.keys(data).filter(
    (name) => typeof data[name] === "string" && !query.includes(name) && !/id$|url|meta|source|lang/i.test(name),
  );
}
