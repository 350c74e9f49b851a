import { isMap, parseDocument } from "yaml";
import { canonicalTurns } from "../canonical/query.ts";
import { speakerOf, type Turn } from "../canonical/chat.ts";
import type { Sample } from "../roles/sample.ts";
import { toSample } from "../shapes/assemble.ts";
import { fillIn } from "../text/fill-in.ts";

/** Whether a file of this name is a prompt with roles: Prompty, or Dotprompt. */
export const isPromptFile = (name: string): boolean => /\.(?:prompty|prompt)$/i.test(name);

const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,65536}?\n)---[ \t]*(?:\r?\n|$)/;
/** "system:" on a line of its own, or Dotprompt's `{{role "system"}}`. */
const MARK =
  /^[ \t]{0,3}#?[ \t]{0,3}(system|developer|user|assistant|model|tool|function)[ \t]{0,3}(?:\[[^\]\n]{0,200}\])?:[ \t]{0,9}\r?$|\{\{\s{0,9}role\s{1,9}["'](\w{1,20})["']\s{0,9}\}\}/gim;

/**
 * A prompt file as a query, with the values of its examples filled in: it has a response only where its last turn is one; the answers
 * before it are examples for the model. Nothing of a prompt that is not complete. Linear.
 */
export function readPromptFile(text: string, name: string): readonly (Sample & { readonly line: number })[] {
  const front = FRONT.exec(text);
  const values = front ? valuesOf(front[1]) : {};
  const turns = canonicalTurns(
    turnsOf(text.slice(front?.[0].length ?? 0), /\.prompt$/i.test(name)).map((turn) => ({
      ...turn,
      text: fillIn(turn.text, values),
    })),
  );
  const last = turns.at(-1);
  const asked = turns.findLast(({ speaker }) => speaker === "Human");
  if (last === undefined || asked === undefined || asked.text.includes("{{")) return [];
  if (last.speaker !== "Assistant" || last.text.includes("{{")) return [{ ...sampleOf(turns), line: 1 }];
  return [{ ...sampleOf(turns.slice(0, -1), last.text), line: 1 }];
}

function sampleOf(turns: readonly Turn[], response?: string): Sample {
  const responses = response === undefined ? [] : [{ text: response, label: "assistant" }];
  return { ...toSample(turns, responses), judgements: [], isPair: false };
}

/** @param isAsked whether a text without marks is what a person says, and not the system's part */
function turnsOf(body: string, isAsked: boolean): Turn[] {
  const marks = [...body.matchAll(MARK)];
  const turns: Turn[] = [{ speaker: isAsked ? "Human" : "System", text: body.slice(0, marks[0]?.index) }];
  for (const [i, mark] of marks.entries()) {
    const text = body.slice(mark.index + mark[0].length, marks[i + 1]?.index);
    turns.push({ speaker: speakerOf(mark[1] ?? mark[2]) ?? "System", text });
  }
  return turns.filter(({ text }) => text.trim() !== "");
}

/** The values that a front matter gives its variables: `sample`, or the default or example of each input. */
function valuesOf(yaml: string): Record<string, unknown> {
  const document = parseDocument(yaml, { logLevel: "silent" });
  if (document.errors.length > 0 || !isMap(document.contents)) return {};
  const { sample, inputs, input } = document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
  const isFields = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  const listed = Array.isArray(inputs)
    ? inputs.filter(isFields).map((one) => [String(one["name"]), one["default"] ?? one["example"]])
    : Object.entries(isFields(inputs) ? inputs : {}).map(([name, one]) => [
        name,
        isFields(one) ? (one["default"] ?? one["example"] ?? one["sample"]) : one,
      ]);
  const defaults = isFields(input) && isFields(input["default"]) ? input["default"] : {};
  return { ...Object.fromEntries(listed), ...defaults, ...(isFields(sample) ? sample : {}) };
}
