/** UKPLab/acl2016-convincing-arguments: arguments of 32 debates, each text once, and who found which one more convincing. */
import { DOMParser } from "linkedom";
import { renamed } from "../selection.ts";
import { spacedLines } from "../spaced-json.ts";

/** Choices that a person must have made. */
const AT_LEAST = 20;
const CHOICES: Readonly<Record<string, string>> = { a1: "first", a2: "second", equal: "tie" };

interface Judged {
  readonly topic: number;
  /** Debate and stance, and the argument. */
  readonly texts: readonly { readonly query: string; readonly response: string }[];
  readonly votes: readonly { readonly worker: string; readonly choice: string }[];
}

function textOf(element: Element, path: string): string {
  const text = element.querySelector(path)?.textContent;
  if (text === undefined || text === null) throw new Error(`A pair of arguments has no <${path}>.`);
  return text;
}

function judgedPairs(xml: string, topic: number): Judged[] {
  const document = new DOMParser().parseFromString(xml, "text/xml") as unknown as Document;
  return [...document.querySelectorAll("annotatedArgumentPair")].map((pair) => ({
    topic,
    texts: ["arg1", "arg2"].map((argument) => ({
      query: `${textOf(pair, "debateMetaData > title")} Argue for: ${textOf(pair, `${argument} > stance`)}`,
      response: textOf(pair, `${argument} > text`),
    })),
    votes: [...pair.querySelectorAll("mTurkAssignment")].map((vote) => {
      const choice = CHOICES[textOf(vote, "value")];
      if (choice === undefined) throw new Error(`An unknown choice: ${textOf(vote, "value")}.`);
      return { worker: textOf(vote, "turkID"), choice };
    }),
  }));
}

/**
 * The files ukp-texts.jsonl, ukp-votes.tsv and ukp-topics.txt.
 * @param debates one file each. @param topics their names. @param persons their ids, in the order in which the votes first have them.
 */
export function fromDebates(debates: readonly string[], topics: readonly string[], persons: readonly string[]) {
  const pairs = debates.flatMap(judgedPairs);
  const made = new Map<string, number>();
  for (const { worker } of pairs.flatMap(({ votes }) => votes)) made.set(worker, (made.get(worker) ?? 0) + 1);
  const texts = new Map<string, { id: string; query: string; response: string }>();
  const person = renamed(persons, "people");
  const rows = pairs.flatMap(({ topic, texts: two, votes }) => {
    const [first, second] = two.map(({ query, response }) => {
      const key = JSON.stringify([query, response]);
      const text = texts.get(key) ?? { id: `u${String(texts.size).padStart(4, "0")}`, query, response };
      texts.set(key, text);
      return text.id;
    });
    return votes
      .filter(({ worker }) => made.get(worker)! >= AT_LEAST)
      .map(({ worker, choice }) => [person(worker), topic, first, second, choice]);
  });
  return {
    texts: spacedLines([...texts.values()]),
    votes: [["person", "topic", "first", "second", "choice"], ...rows].map((row) => `${row.join("\t")}\n`).join(""),
    topics: topics.map((topic) => `${topic}\n`).join(""),
  };
}
