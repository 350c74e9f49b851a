import type { Turn } from "../canonical/chat.ts";
import { canonicalQuery } from "../canonical/query.ts";
import type { Candidate, Sample } from "../roles/sample.ts";
import { toSample } from "./assemble.ts";

/** Characters of a prompt in a response's name. */
const SHOWN = 40;

/**
 * The samples with one query for all outputs of a test: tools give its input to several prompts, and the outputs are rivals. The query
 * is the last message where all prompts end with the same one, else the test's input (docs/decisions/112). The responses' names say which prompt, where they would be the same otherwise.
 */
export function withOneQuery<S extends Sample>(samples: readonly S[]): readonly S[] {
  const tests = Map.groupBy(samples, ({ test }) => (test === undefined ? undefined : canonicalQuery(test.input)));
  tests.delete(undefined);
  const shared = new Map<S, S>();
  for (const outputs of tests.values()) {
    if (new Set(outputs.map(({ query }) => query)).size < 2) continue;
    const turns = lastMessage(outputs) ?? outputs[0].test!.input;
    const labels = outputs.flatMap(({ responses }) => responses.map(({ label }) => label));
    const areNamed = new Set(labels).size === labels.length;
    for (const sample of outputs) {
      const name = ({ label }: Candidate) => (areNamed ? label : `${label} · ${shown(sample.test!.prompt)}`);
      const responses = sample.responses.map((one) => ({ ...one, label: name(one) }));
      shared.set(sample, { ...sample, ...toSample(turns, responses) });
    }
  }
  return shared.size === 0 ? samples : samples.map((sample) => shared.get(sample) ?? sample);
}

/** A template in one short line. */
function shown(prompt: string): string {
  const line = prompt.replace(/\s+/g, " ").trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1).trimEnd()}…`;
}

/** The last message of the person, where all have the same. */
function lastMessage(samples: readonly Sample[]): readonly Turn[] | undefined {
  const [first, ...others] = samples.map(({ turns }) => turns.at(-1));
  if (first?.speaker !== "Human" || others.some((turn) => turn?.speaker !== "Human" || turn.text !== first.text))
    return undefined;
  return [first];
}

/**
 * A test as a sample names it: its input is its one text, or a line for each variable.
 * @param prompt the template, or what the tool calls it
 */
export function testOf(vars: Readonly<Record<string, unknown>>, prompt: string): Pick<Sample, "test"> {
  const given = Object.entries(vars).filter(([name, value]) => !name.startsWith("_") && value !== null && value !== "");
  if (given.length === 0) return {};
  const written = given.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
  const text = written.length === 1 ? written[0][1] : written.map((pair) => pair.join(": ")).join("\n");
  return { test: { input: [{ speaker: "Human", text }], prompt } };
}
