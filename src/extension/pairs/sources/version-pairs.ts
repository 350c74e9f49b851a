import { readFileText } from "../../../formats/read-file.ts";
import type { Message } from "../../../formats/canonical/messages.ts";
import type { ComparePair } from "../compare-pair.ts";
import { withTurns } from "../pairs-from-text.ts";

interface Answer {
  readonly query: string;
  readonly turns?: readonly Message[];
  readonly response: string;
  readonly label: string;
}

/**
 * The responses that two versions of a file give differently: to each query the earlier response of a name (heading, turn,
 * field) with the later one, in that order. A file of another kind, or without responses, is one response to `query`.
 * @param name of the file; undefined where responses are not read from such files
 */
export function versionPairs(earlier: string, later: string, name: string | undefined, query: string): ComparePair[] {
  const [before, after] = [earlier, later].map((text) => answersOf(text, name));
  if (before.length === 0 && after.length === 0) {
    const responses = [earlier.trim(), later.trim()] as const;
    return responses.includes("") || responses[0] === responses[1] || query === "" ? [] : [{ query, responses }];
  }
  const known = named(before);
  return [...named(after)].flatMap(([name, { query: asked, response, turns }]): ComparePair[] => {
    const old = known.get(name)?.response;
    return old === undefined || old === response
      ? []
      : [{ query: asked, ...(turns && { turns }), responses: [old, response] }];
  });
}

/** Whether a file has responses of its own; else it is one, and its query must be asked for. */
export function hasResponses(text: string, name: string | undefined): boolean {
  return answersOf(text, name).length > 0;
}

function answersOf(text: string, name: string | undefined): Answer[] {
  if (name === undefined) return [];
  return readFileText(text, name).samples.flatMap(({ query, turns, responses }) => {
    const asked = { query, ...withTurns(turns) };
    return responses.map(({ text: response, label }) => ({ ...asked, response, label }));
  });
}

/** Answers by query, label and how often both occurred before. */
function named(answers: readonly Answer[]): Map<string, Answer> {
  const result = new Map<string, Answer>();
  const counts = new Map<string, number>();
  for (const answer of answers) {
    const name = JSON.stringify([answer.query, answer.label]);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    result.set(`${name} ${count}`, answer);
  }
  return result;
}
