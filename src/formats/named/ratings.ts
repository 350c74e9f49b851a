import { withoutThought, type Turn } from "../canonical/chat.ts";
import { askedBy } from "../roles/asked.ts";
import { nameOf, timeOf } from "../roles/attributes.ts";
import { isObject, numberOf } from "../roles/cells.ts";
import type { Candidate, Fields, Judgement, SampleReading } from "../roles/sample.ts";
import { sampleOf, voteOf } from "./samples.ts";
import { planOfRecord } from "../roles/plan.ts";

/** Reads a verdict of alpaca_eval: `preference` from 1 (the first output) to 2 (the second); 0 or 1.5 is a tie. */
export function readAlpacaEval(fields: Fields): SampleReading | undefined {
  const { output_1, output_2, preference, annotator } = fields;
  if (
    typeof output_1 !== "string" ||
    typeof output_2 !== "string" ||
    !("preference" in fields) ||
    !("generator_1" in fields || "generator_2" in fields || "annotator" in fields)
  )
    return undefined;
  const { cells, plan } = planOfRecord(
    Object.fromEntries(["instruction", "input"].map((name) => [name, fields[name]])),
  );
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const responses = [output_1, output_2].map((text, i): Candidate => ({
    text,
    label: `output_${i + 1}`,
    place: { path: [`output_${i + 1}`], start: 0 },
  }));
  const figure = numberOf(preference);
  const by = nameOf(annotator);
  const more = by === undefined ? {} : { annotator: by };
  const judgements: Judgement[] =
    figure === undefined || figure < 0 || figure > 2
      ? []
      : figure === 0 || figure === 1.5
        ? [{ better: 0, worse: 1, choice: "tie", ...more }]
        : figure < 1
          ? []
          : [{ better: figure < 1.5 ? 0 : 1, worse: figure < 1.5 ? 1 : 0, choice: "first", ...more }];
  return voteOf(asked.turns, responses, judgements);
}

/** Reads feedback of Open WebUI: a thumb up or down on an answer that has siblings to the same question. */
export function readOpenWebUi(fields: Fields): SampleReading | undefined {
  const { data, meta, snapshot, type } = fields;
  if (
    !isObject(data) ||
    !("rating" in data) ||
    !isObject(snapshot) ||
    (type !== "rating" && !("sibling_model_ids" in data))
  )
    return undefined;
  const chat = isObject(snapshot["chat"])
    ? isObject(snapshot["chat"]["chat"])
      ? snapshot["chat"]["chat"]
      : snapshot["chat"]
    : undefined;
  const history = isObject(chat?.["history"]) ? chat["history"] : undefined;
  const messages = isObject(history?.["messages"]) ? history["messages"] : undefined;
  const id = isObject(meta) ? meta["message_id"] : undefined;
  const judged = typeof id === "string" && messages ? messages[id] : undefined;
  if (!messages || !isObject(judged) || typeof judged["content"] !== "string")
    return { message: "contains no snapshot of the answer that was rated" };
  const turns: Turn[] = [];
  let parent: unknown = judged["parentId"];
  for (let i = 0; typeof parent === "string" && i < 1000; i++) {
    const message: unknown = messages[parent];
    if (!isObject(message) || typeof message["content"] !== "string") break;
    turns.unshift({ speaker: message["role"] === "assistant" ? "Assistant" : "Human", text: message["content"] });
    parent = message["parentId"];
  }
  const siblings = Object.entries(messages).filter(
    ([other, message]) =>
      other !== id &&
      isObject(message) &&
      message["parentId"] === judged["parentId"] &&
      message["role"] === "assistant" &&
      typeof message["content"] === "string",
  );
  const candidate = (message: Fields, key: string): Candidate =>
    withoutThought({ text: message["content"] as string, label: nameOf(message["model"]) ?? key, place: undefined });
  const responses = [
    candidate(judged, String(id)),
    ...siblings.map(([key, message]) => candidate(message as Fields, key)),
  ].filter(({ text }) => text.trim() !== "");
  const rating = numberOf(data["rating"]);
  const annotator = nameOf(fields["user_id"]);
  const at = timeOf(fields["created_at"]);
  const more = { ...(annotator !== undefined && { annotator }), ...(at !== undefined && { at }) };
  const judgements =
    rating === 1 || rating === -1
      ? responses.slice(1).map((_, i): Judgement => ({
          better: rating === 1 ? 0 : i + 1,
          worse: rating === 1 ? i + 1 : 0,
          choice: "first",
          ...more,
        }))
      : [];
  return responses.length === 2
    ? voteOf(turns, responses, judgements)
    : { samples: [sampleOf(turns, responses, judgements)], notes: [] };
}
