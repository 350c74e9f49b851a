import { isChat, readTurns } from "../canonical/chat.ts";
import type { RecordSource } from "../records/record-source.ts";
import { isObject } from "../roles/cells.ts";
import type { Candidate, Fields, SampleReading } from "../roles/sample.ts";
import { readSaid } from "../roles/texts.ts";
import { completions } from "./api-logs.ts";
import { sampleOf } from "./samples.ts";

/** Reads a sample of an Inspect log: the messages with the system's and the tools', of which the last answer was judged. */
export function readInspectSample(fields: Fields): SampleReading | undefined {
  const { output } = fields;
  const messages = withAnswer(fields);
  if (!isObject(output) || !("target" in fields) || !("scores" in fields || "epoch" in fields) || !isChat(messages))
    return undefined;
  const turns = readTurns(messages, ["messages"]);
  if ("message" in turns) return turns;
  const answers = completions(output, ["output"]);
  const last = turns.findLastIndex(({ speaker, isContext }) => speaker === "Assistant" && !isContext);
  const isLast = answers?.some(({ text }) => text.trim() === turns[last]?.text.trim());
  if (!answers || !isLast) return undefined;
  return {
    samples: [
      sampleOf(
        turns.slice(0, last),
        answers.map((one) => ({ ...one, label: "output" })),
      ),
    ],
    notes: [],
  };
}

/** The messages of a sample; where the log was written without them, its input and what was answered. */
function withAnswer({ input, messages, output }: Fields): unknown {
  if (!Array.isArray(messages) || messages.length > 0 || !isObject(output)) return messages;
  const answer = completions(output, ["output"])?.[0];
  const asked = typeof input === "string" ? [{ role: "user", content: input }] : isChat(input) ? input : undefined;
  return Array.isArray(asked) && answer
    ? [...(asked as unknown[]), { role: "assistant", content: answer.text }]
    : messages;
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

/**
 * An OpenAI evals log without the judge's own events: those that ask about what was sampled before for the same sample.
 * The others, or all records of any other file.
 */
export function withoutJudge(records: readonly RecordSource[]): readonly RecordSource[] {
  const sampledOf = new Map<string, string>();
  return records.filter(({ value }) => {
    if (!isObject(value) || value["type"] !== "sampling" || !isObject(value["data"])) return true;
    const { prompt, sampled } = value["data"];
    const id = `${String(value["run_id"] as string)} ${String(value["sample_id"] as string)}`;
    const before = sampledOf.get(id);
    const text: unknown = Array.isArray(sampled) ? sampled[0] : sampled;
    if (before === undefined && typeof text === "string") sampledOf.set(id, text);
    if (before === undefined || before.trim() === "") return true;
    const asked = readSaid(prompt, [], "Human");
    const turns = asked && !("message" in asked) ? asked.turns : [];
    const isQuoted = turns.some(({ speaker, text: said }) => speaker !== "Assistant" && said.includes(before.trim()));
    return !isQuoted || turns.some(({ speaker }) => speaker === "Assistant");
  });
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
  const asked = readSaid(prompt, ["arguments", 0, 0], "Human");
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

/** Samples of lm-evaluation-harness once, where several filters of one answer were scored. */
export function withoutFilters(records: readonly RecordSource[]): readonly RecordSource[] {
  const seen = new Set<string>();
  return records.filter(({ value }) => {
    if (!isObject(value) || !("filter" in value) || !("resps" in value) || !("doc_id" in value)) return true;
    const key = JSON.stringify([value["doc_id"], value["doc_hash"], value["prompt_hash"]]);
    return !seen.has(key) && seen.add(key);
  });
}

/** A request of HELM's `scenario_state.json`: its prompt and the completions. What only scores a given text is not a response. */
export function plainHelm({ instance, request, result }: Fields): readonly Fields[] | undefined {
  if (!isObject(instance) || !isObject(result) || !Array.isArray(result["completions"])) return undefined;
  const asked = isObject(request) ? (request["messages"] ?? request["prompt"]) : undefined;
  if (isObject(request) && (request["echo_prompt"] === true || request["max_tokens"] === 0)) return [];
  const prompt = asked ?? (isObject(instance["input"]) ? instance["input"]["text"] : undefined);
  return [{ prompt, responses: result["completions"] }];
}

/** A row of Vertex AI's pairwise evaluation, whose choice says "CANDIDATE" of `response`. */
export function plainVertexPair(fields: Fields): readonly Fields[] | undefined {
  if (!("baseline_model_response" in fields) || !("response" in fields)) return undefined;
  const { response, baseline_model_response, ...rest } = fields;
  return [{ ...rest, candidate_response: response, baseline_response: baseline_model_response }];
}
