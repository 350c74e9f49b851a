import type { Turn } from "../canonical/chat.ts";
import { canonicalQuery } from "../canonical/query.ts";
import type { Sample } from "../roles/sample.ts";
import { toSample } from "./assemble.ts";

/**
 * The samples with one query for all outputs of a test: tools give its input to several prompts, and the outputs are rivals. The query
 * is the last message where all prompts end with the same one, else the test's input (docs/decisions/902). The responses' names say which prompt.
 */
export function withOneQuery<S extends Sample>(samples: readonly S[]): readonly S[] {
  const tests = Map.groupBy(samples, ({ test }) => (test === undefined ? undefined : canonicalQuery(test)));
  tests.delete(undefined);
  const shared = new Map<S, S>();
  for (const outputs of tests.values()) {
    const prompts = [...new Set(outputs.map(({ query }) => query))];
    if (prompts.length < 2) continue;
    const turns = lastMessage(outputs) ?? outputs[0].test!;
    for (const sample of outputs) {
      const number = prompts.indexOf(sample.query) + 1;
      const named = sample.responses.map((one) => ({ ...one, label: `${one.label} · prompt ${number}` }));
      shared.set(sample, { ...sample, ...toSample(turns, named) });
    }
  }
  return shared.size === 0 ? samples : samples.map((sample) => shared.get(sample) ?? sample);
}

/** The last message of the person, where all have the same. */
function lastMessage(samples: readonly Sample[]): readonly Turn[] | undefined {
  const [first, ...others] = samples.map(({ turns }) => turns.at(-1));
  if (first?.speaker !== "Human" || others.some((turn) => turn?.speaker !== "Human" || turn.text !== first.text))
    return undefined;
  return [first];
}

/** The input of a test as a query: its one text, or a line for each variable. */
export function inputOfTest(vars: Readonly<Record<string, unknown>>): readonly Turn[] | undefined {
  const given = Object.entries(vars).filter(([name, value]) => !name.startsWith("_") && value !== null && value !== "");
  if (given.length === 0) return undefined;
  const written = given.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
  const text = written.length === 1 ? written[0][1] : written.map((pair) => pair.join(": ")).join("\n");
  return [{ speaker: "Human", text }];
}
