import { isChat, readTurns } from "../canonical/chat.ts";
import { parseJsonLine } from "../records/json-lines.ts";
import type { RecordSource } from "../records/record-source.ts";
import { isObject } from "../roles/cells.ts";
import type { Candidate, Fields, SampleReading } from "../roles/sample.ts";
import { readSaid } from "../roles/texts.ts";
import { completions } from "./api-logs.ts";
import { sampleOf } from "./samples.ts";

/** Reads a sample of an Inspect log: the messages with the system's and the tools', of which the last answer was judged. */
export function readInspectSample(fields: Fields): SampleReading | undefined {
  const { output, messages } = fields;
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
  const read = parseJsonLine(text);
  return "value" in read && isChat(read.value) ? read.value : text;
}
