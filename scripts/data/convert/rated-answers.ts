/** Ratings of short answers: UniEval's dialogues, explanations of commonsense answers, and graded answers of students (SAF). */
import { DOMParser } from "linkedom";
import { z } from "zod";
import { type Comparison, fromRatings, grouped, higher, merged, pairsOf } from "../comparisons.ts";
import { columns, json, oneLine, table } from "../texts.ts";

const turn = z.object({ source: z.string(), system_output: z.string(), scores: z.object({ overall: z.number() }) });

/** maszhongming/UniEval, topical_chat.json: answers to a dialogue, whose last four turns are the query. */
export const fromTopicalChat = ([text]: readonly string[]): Comparison[] =>
  merged(
    fromRatings(
      json(text, z.array(turn)).map(({ source, system_output, scores }) => ({
        query: source.trim().split("\n").slice(-4).map((line) => line.trim()).join("\n"), // prettier-ignore
        ...{ response: system_output.trim(), annotator: "people", score: scores.overall, group: source },
      })),
      "no ties",
    ),
  );

const NUMBERS = [1, 2, 3, 4, 5] as const;
const explained = columns(
  ...(["Input.id", "Input.question", "Input.gold_label", "Answer.acceptable"] as const),
  ...NUMBERS.map((n) => `Input.explanation_${n}` as const),
);

/** allenai/few_shot_explanations: which of five explanations are acceptable, three persons a question, known by their place. */
export function fromExplanations(files: readonly string[]): Comparison[] {
  const questions = files.flatMap((text) => [...grouped(table(text, ",", explained), (row) => row["Input.id"])]);
  const comparisons = questions.flatMap(([group, rows]) => {
    const query = `${rows[0]["Input.question"].trim()} Why is the answer "${rows[0]["Input.gold_label"]}"?`;
    const accepted = rows.map((row) => row["Answer.acceptable"].split("|"));
    return pairsOf(NUMBERS).map(([i, j]) => ({
      ...{ query, group },
      ...{ first: rows[0][`Input.explanation_${i}`].trim(), second: rows[0][`Input.explanation_${j}`].trim() },
      votes: accepted.map((numbers, place) => ({
        annotator: String(place),
        choice: higher(Number(numbers.includes(String(i))), Number(numbers.includes(String(j)))),
      })),
    }));
  });
  return merged(comparisons).map(({ votes, ...rest }) => ({
    ...rest,
    votes: votes.toSorted((a, b) => Number(a.annotator) - Number(b.annotator)),
  }));
}

/** Text of an element's first descendant of a name. */
function within(element: Element, name: string): string {
  const text = element.querySelector(name)?.textContent;
  if (text === undefined || text === null) throw new Error(`A <${element.localName}> has no <${name}>.`);
  return text;
}

/** SebOchs/SAF: answers to a question with a grade. An answer that has two grades is there twice. */
export function fromGradedAnswers(files: readonly string[]): Comparison[] {
  const graded = files.flatMap((text) => {
    const document = new DOMParser().parseFromString(text, "text/xml") as unknown as Document;
    const query = oneLine(within(document.documentElement, "questionText"));
    return [...document.querySelectorAll("studentAnswer")].map((answer) => ({
      ...{ query, response: oneLine(within(answer, "response")), score: Number(within(answer, "score")) },
    }));
  });
  return [...grouped(graded, ({ query }) => query)].flatMap(([query, answers]) => {
    const distinct = [...grouped(answers, ({ response, score }) => `${score} ${response}`).values()].map(
      ([one]) => one,
    );
    return pairsOf(distinct)
      .filter(([a, b]) => a.score !== b.score && a.response !== b.response)
      .map(([a, b]) => ({
        ...{ query, first: a.response, second: b.response, group: query },
        votes: [{ annotator: "teacher", choice: higher(a.score, b.score) }],
      }));
  });
}
