import { isChat, readTurns, type Turn } from "../canonical/chat.ts";
import { isObject } from "../roles/cells.ts";
import type { Place } from "../text/place.ts";
import type { Candidate, Fields, SampleReading } from "../roles/sample.ts";
import { readSaid } from "../roles/texts.ts";
import { askedBy } from "../roles/asked.ts";
import { sampleOf } from "./samples.ts";
import { planOfRecord } from "./votes.ts";

const REQUESTS = ["request", "body", "params", "kwargs", "input", "datasource_item"];
const ANSWERS = ["response", "output", "completion", "result", "sample"];

/** The messages of a request, wherever a log keeps them. */
function requestTurns(fields: Fields, path: Place["path"] = []): readonly Turn[] | undefined {
  if (isChat(fields["messages"])) {
    const turns = readTurns(fields["messages"], [...path, "messages"]);
    if ("message" in turns) return undefined;
    const system = fields["system"];
    const own =
      typeof system === "string"
        ? system
        : Array.isArray(system)
          ? system.map((part) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : "")).join("\n\n")
          : "";
    return own.trim() === "" ? turns : [{ speaker: "System", text: own }, ...turns];
  }
  for (const name of REQUESTS) {
    const inner = fields[name];
    if (isChat(inner)) {
      const turns = readTurns(inner, [...path, name]);
      return "message" in turns ? undefined : turns;
    }
    if (isObject(inner) && path.length < 3) {
      const turns = requestTurns(inner, [...path, name]);
      if (turns) return turns;
    }
  }
  return undefined;
}

/** The texts of a completion: of `choices`, of Anthropic's `content` parts, of the Responses API's `output`. */
function completions(value: unknown, path: Place["path"], depth = 0): Candidate[] | undefined {
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
  const { cells, plan } = planOfRecord(inputs);
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const turns = asked.turns.map((turn) => ({
    ...turn,
    place: turn.place && { ...turn.place, path: ["inputs", ...turn.place.path] },
  }));
  if (outputs === null) return { samples: [sampleOf(turns, [])], notes: [] };
  const said = readSaid(outputs, ["outputs"], "Assistant");
  if (said === undefined) return undefined;
  if ("message" in said) return said;
  const last = said.turns.findLast(({ speaker, text }) => speaker === "Assistant" && text.trim() !== "");
  if (!asked.hasQuestion) return { message: "the query is missing: the outputs answer no inputs" };
  return {
    samples: [sampleOf(turns, last ? [{ text: last.text, label: "output", place: last.place }] : [])],
    notes: [],
  };
}

/** Reads an event of an OpenAI evals log: of `sampling` the prompt and what was sampled; others say nothing. */
export function readEvalsEvent(fields: Fields): SampleReading | undefined {
  if ("spec" in fields || "final_report" in fields) return { samples: [], notes: [] };
  const { data } = fields;
  if (typeof fields["run_id"] !== "string" || typeof fields["type"] !== "string" || !isObject(data)) return undefined;
  if (fields["type"] !== "sampling") return { samples: [], notes: [] };
  const asked = readSaid(data["prompt"], ["data", "prompt"], "Human");
  if (!asked || "message" in asked) return { message: 'has no "prompt"' };
  const sampled: readonly unknown[] = Array.isArray(data["sampled"]) ? data["sampled"] : [data["sampled"]];
  const responses = sampled.flatMap((text, i): Candidate[] =>
    typeof text === "string" && text.trim() !== ""
      ? [{ text, label: "sampled", place: { path: ["data", "sampled", i], start: 0 } }]
      : [],
  );
  return { samples: [sampleOf(asked.turns, responses)], notes: [] };
}

/** Reads a sample of lm-evaluation-harness: the prompt of its first argument, and the texts that were generated. */
export function readHarnessSample(fields: Fields): SampleReading | undefined {
  if (!("doc" in fields) || !Array.isArray(fields["resps"]) || !("arguments" in fields)) return undefined;
  const args = fields["arguments"];
  const first: unknown = Array.isArray(args) ? args[0] : isObject(args) ? Object.values(args)[0] : undefined;
  const prompt: unknown = Array.isArray(first) ? first[0] : isObject(first) ? first["arg_0"] : undefined;
  if (typeof prompt !== "string") return { message: 'has no prompt in its "arguments"' };
  const texts = (fields["resps"].flat(3) as unknown[]).filter((text) => typeof text === "string");
  // Log-likelihoods come with a second value; they are not texts.
  const isLikelihood = (fields["resps"] as unknown[])
    .flat()
    .some((one) => Array.isArray(one) && one.length === 2 && /^(?:true|false)$/i.test(String(one[1])));
  if (isLikelihood) return { samples: [], notes: [] };
  const asked = readSaid(parsed(prompt), ["arguments", 0, 0], "Human");
  if (!asked || "message" in asked) return { message: 'has no prompt in its "arguments"' };
  const responses = texts.map((text, i): Candidate => ({
    text,
    label: texts.length > 1 ? `response ${i + 1}` : "response",
  }));
  return {
    samples: [
      sampleOf(
        asked.turns,
        responses.filter(({ text }) => text.trim() !== ""),
      ),
    ],
    notes: [],
  };
}

/** Chat messages that were written as JSON; any other text as it is. */
function parsed(text: string): unknown {
  if (!/^\s*\[\s*\{/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isChat(value) ? value : text;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
