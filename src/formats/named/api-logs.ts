import { isChat, readParts, readTurns, type Turn } from "../canonical/chat.ts";
import { isObject } from "../roles/cells.ts";
import type { Place } from "../text/place.ts";
import type { Candidate, Fields, SampleReading } from "../roles/sample.ts";
import { readSaid } from "../roles/texts.ts";
import { askedBy } from "../roles/asked.ts";
import { sampleOf } from "./samples.ts";
import { planOfRecord } from "../roles/plan.ts";

const REQUESTS = ["request", "body", "params", "kwargs", "input", "inputBodyJson", "datasource_item"];
const ANSWERS = ["response", "output", "outputBodyJson", "completion", "result", "sample"];

/** The messages of a request, wherever a log keeps them. */
function requestTurns(fields: Fields, path: Place["path"] = []): readonly Turn[] | undefined {
  if (isChat(fields["messages"])) {
    const turns = readTurns(fields["messages"], [...path, "messages"]);
    if ("message" in turns) return undefined;
    return withSystem(fields["system"], turns);
  }
  if (path.length > 0 && typeof fields["prompt"] === "string")
    return withSystem(fields["system"], [
      { speaker: "Human", text: fields["prompt"], place: { path: [...path, "prompt"], start: 0 } },
    ]);
  for (const name of REQUESTS) {
    const inner = fields[name];
    if (name === "input" && typeof inner === "string" && (fields["object"] === "response" || "instructions" in fields))
      return withSystem(fields["instructions"], [
        { speaker: "Human", text: inner, place: { path: [...path, name], start: 0 } },
      ]);
    if (isChat(inner)) {
      const turns = readTurns(inner, [...path, name]);
      return "message" in turns ? undefined : withSystem(fields["instructions"], turns);
    }
    if (isObject(inner) && path.length < 3) {
      const turns = requestTurns(inner, [...path, name]);
      if (turns) return turns;
    }
  }
  return undefined;
}

/** The turns with the system's text, or its parts, before them. */
function withSystem(system: unknown, turns: readonly Turn[]): readonly Turn[] {
  const own =
    typeof system === "string"
      ? system
      : Array.isArray(system)
        ? system.map((part) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : "")).join("\n\n")
        : "";
  return own.trim() === "" ? turns : [{ speaker: "System", text: own }, ...turns];
}

/** The texts of a completion: of `choices`, of Anthropic's `content` parts, of the Responses API's `output`. */
export function completions(value: unknown, path: Place["path"], depth = 0): Candidate[] | undefined {
  if (!isObject(value) || depth > 4) return undefined;
  const choices = value["choices"];
  if (Array.isArray(choices)) {
    return choices.flatMap((choice: unknown, i): Candidate[] => {
      const message = isObject(choice) ? (choice["message"] ?? choice["text"]) : undefined;
      const said =
        message === undefined
          ? undefined
          : readSaid(
              message,
              [...path, "choices", i, isObject(choice) && "message" in choice ? "message" : "text"],
              "Assistant",
            );
      const turn = said && !("message" in said) ? said.turns.at(-1) : undefined;
      return turn && turn.text.trim() !== ""
        ? [{ text: turn.text, label: choices.length > 1 ? `choice ${i + 1}` : "response", place: turn.place }]
        : [];
    });
  }
  const items = value["output"];
  if (Array.isArray(items) && items.some((item) => isObject(item) && item["type"] === "message")) {
    // Thoughts, calls of tools and searches come between the messages.
    const parts = items.flatMap((item: unknown, i) => {
      if (!isObject(item) || item["type"] !== "message" || !Array.isArray(item["content"])) return [];
      return [readParts(item["content"], [...path, "output", i, "content"])];
    });
    const [first, ...more] = parts.filter(({ text }) => text.trim() !== "");
    if (first === undefined) return [];
    const said = more.length === 0 ? first : { text: [first, ...more].map(({ text }) => text).join("\n\n") };
    return [{ ...said, label: "response" }];
  }
  if (isChat(value["output"]) || (Array.isArray(value["content"]) && value["role"] === "assistant")) {
    const turns = readTurns(
      isChat(value["output"]) ? value["output"] : value,
      isChat(value["output"]) ? [...path, "output"] : path,
    );
    const last =
      "message" in turns ? undefined : turns.findLast(({ speaker, text }) => speaker === "Assistant" && text !== "");
    return last ? [{ text: last.text, label: "response", place: last.place }] : [];
  }
  for (const name of [...ANSWERS, "body", "message"]) {
    const inner = completions(value[name], [...path, name], depth + 1);
    if (inner) return inner;
  }
  return undefined;
}

/**
 * Reads a call of a chat API with its completion: a stored completion, a line of a batch or of a proxy's log. Undefined for any
 * other record. A completion whose request is in another file names no query.
 */
export function readApiCall(fields: Fields): SampleReading | undefined {
  const isBatch = typeof fields["custom_id"] === "string";
  const isLog =
    isBatch ||
    fields["object"] === "chat.completion" ||
    fields["object"] === "response" ||
    fields["schemaType"] === "ModelInvocationLog" ||
    fields["object"] === "eval.run.output_item" ||
    ["request", "response", "body", "choices"].some(
      (name) => isObject(fields[name]) || Array.isArray(fields["choices"]),
    );
  if (!isLog || "chosen" in fields || "preferred_output" in fields) return undefined;
  const turns = requestTurns(
    isObject(fields["sample"]) && isChat(fields["sample"]["input"]) ? fields["sample"] : fields,
  );
  const answers = completions(fields, []);
  if (!turns && !answers) return undefined;
  if (!turns && "model_id" in fields && "question_id" in fields)
    return { message: "contains answers to a question that is in another file, by its question_id" };
  if (!turns) return { message: "is a completion without its request: the query is in the file of requests" };
  if (!answers) return isBatch ? { samples: [sampleOf(turns, [])], notes: [] } : undefined;
  return {
    samples: answers.length === 0 ? [] : [sampleOf(turns, answers)],
    notes: answers.length === 0 ? ["has no text in its response"] : [],
  };
}

/** Reads a run or an example of LangSmith: `inputs` with a question or messages, `outputs` with the answer. */
export function readRun(fields: Fields): SampleReading | undefined {
  const { inputs, outputs } = fields;
  if (!isObject(inputs) || !("outputs" in fields) || (outputs !== null && !isObject(outputs))) return undefined;
  // LangChain keeps a list of lists of messages, one for each call.
  const calls = inputs["messages"];
  const isBatch = Array.isArray(calls) && calls.length === 1 && isChat(calls[0]);
  const { cells, plan } = planOfRecord(isBatch ? { ...inputs, messages: calls[0] as unknown } : inputs);
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const turns = asked.turns.map((turn) => ({
    ...turn,
    place: turn.place && { ...turn.place, path: ["inputs", ...turn.place.path] },
  }));
  if (outputs === null) return { samples: [sampleOf(turns, [])], notes: [] };
  // A list of lists of generations, as LangChain keeps them.
  const said = readSaid(
    outputs["generations"] ?? outputs,
    "generations" in outputs ? ["outputs", "generations"] : ["outputs"],
    "Assistant",
  );
  if (said === undefined) return undefined;
  if ("message" in said) return said;
  const last = said.turns.findLast(({ speaker, text }) => speaker === "Assistant" && text.trim() !== "");
  if (!asked.hasQuestion) return { message: "the query is missing: the outputs answer no inputs" };
  return {
    samples: [sampleOf(turns, last ? [{ text: last.text, label: "output", place: last.place }] : [])],
    notes: [],
  };
}
