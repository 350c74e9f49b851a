/** Sets of creative writing: HALIE's metaphors, scratchplot, rankgen, creativity_eval. */
import { z } from "zod";
import { type Comparison, fromRatings, grouped, higher, merged, pairsOf } from "../comparisons.ts";
import { columns, json, jsonLines, oneLine, table } from "../texts.ts";

const ASPECTS = ["Answer.aptness.apt", "Answer.specificity.specific", "Answer.imaginable.imaginable"] as const;
const metaphor = columns("WorkerId", "Input.seed_metaphor", "Input.metaphorical_sentence", ...ASPECTS);

/** stanford-crfm/halie: a sentence is apt, specific, imaginable or not. */
export const fromMetaphors = ([text]: readonly string[]): Comparison[] =>
  fromRatings(
    table(text, ",", metaphor).map((row) => ({
      query: `Write a sentence that uses the metaphor: ${row["Input.seed_metaphor"].trim()}`,
      ...{ response: row["Input.metaphorical_sentence"].trim(), group: row["Input.seed_metaphor"] },
      ...{ annotator: row.WorkerId, score: ASPECTS.filter((aspect) => row[aspect] === "true").length },
    })),
    "ties",
  );

const ending = columns(
  ...(["INPUT:story_a", "INPUT:ending_a", "INPUT:story_b", "INPUT:ending_b"] as const),
  ...(["INPUT:content_plan_id", "OUTPUT:category", "ASSIGNMENT:worker_id"] as const),
);
const rated = columns("INPUT:story", "INPUT:content_plan_id", "OUTPUT:category");

/** Stories from one plan, compared by their mean rating over naturalness, interestingness and coherence. */
function comparedStories(files: readonly string[], version: string): Comparison[] {
  const rows = files.flatMap((text) => table(text, "\t", rated));
  return fromRatings(
    [...grouped(rows, (row) => row["INPUT:content_plan_id"])].flatMap(([plan, ofPlan]) =>
      [...grouped(ofPlan, (row) => oneLine(row["INPUT:story"]))].map(([response, ratings]) => ({
        ...{ query: "Write a short story plot.", response, annotator: "people", group: `${version} ${plan}` },
        score: ratings.reduce((sum, row) => sum + Number(row["OUTPUT:category"]), 0) / ratings.length,
      })),
    ),
    "no ties",
  );
}

/** YipingNUS/scratchplot-story-generation: two files of endings, then the new and the older ratings of stories, three files each. */
export function fromScratchplot(files: readonly string[]): Comparison[] {
  const endings = files
    .slice(0, 2)
    .flatMap((text) => table(text, "\t", ending))
    .map((row) => ({
      query: "Write a short story plot with a good ending.",
      first: oneLine(`${row["INPUT:story_a"]} ${row["INPUT:ending_a"]}`),
      second: oneLine(`${row["INPUT:story_b"]} ${row["INPUT:ending_b"]}`),
      group: `ending ${row["INPUT:content_plan_id"]}`,
      votes: [
        {
          annotator: row["ASSIGNMENT:worker_id"],
          choice: row["OUTPUT:category"] === "1" ? "first" : "second",
        } as const,
      ],
    }));
  return merged([
    ...endings,
    ...comparedStories(files.slice(2, 5), "new"),
    ...comparedStories(files.slice(5, 8), "old"),
  ]);
}

const continued = columns("WorkerId", "Input.Prefix", "Input.First", "Input.Second", "Answer.utterance");

/** martiansideofthemoon/rankgen: what a person wrote about two continuations begins with the one they chose. */
export const fromRankGen = (files: readonly string[]): Comparison[] =>
  merged(
    files
      .flatMap((text) => table(text, ",", continued))
      .map((row) => {
        const chosen = /^\W*text ([12])/i.exec(row["Answer.utterance"])?.[1];
        if (chosen === undefined) throw new Error(`No choice is stated: ${row["Answer.utterance"].slice(0, 60)}`);
        return {
          query: `Continue this text:\n${row["Input.Prefix"].trim()}`,
          ...{ first: row["Input.First"].trim(), second: row["Input.Second"].trim(), group: row["Input.Prefix"] },
          votes: [{ annotator: row.WorkerId, choice: chosen === "1" ? "first" : "second" } as const],
        };
      }),
  );

const RANKS = {
  ...{ "Most Preferred Writing Option": 3, "Second Favorite Writing Option": 2, "Least Preferred Writing Option": 1 },
} as const;
const rank = z.enum([
  "Most Preferred Writing Option",
  "Second Favorite Writing Option",
  "Least Preferred Writing Option",
]);
const DRAFTS = ["first_draft", "random_cot", "best_cot"] as const;
const draft = z.object({ candidate: z.string() });
const triplet = z.object({
  ...{ id: z.string(), instruction: z.record(z.string(), z.union([z.string(), z.number()])) },
  ...{ first_draft: draft, random_cot: draft, best_cot: draft },
  annotations: z.array(z.object({ first_draft: rank, random_cot: rank, best_cot: rank })),
});

/** salesforce/creativity_eval: three drafts for an instruction, ranked by writers. */
export const fromRankedDrafts = ([text]: readonly string[]): Comparison[] =>
  merged(
    json(text, z.array(triplet)).flatMap(({ id, instruction, annotations, ...drafts }) => {
      const asked = Object.entries(instruction).filter(([name]) => name !== "id");
      const query = `Write a paragraph. ${asked.map(([name, value]) => `${name}: ${value}`).join(". ")}.`;
      return pairsOf(DRAFTS).map(([a, b]) => ({
        ...{ query, first: drafts[a].candidate, second: drafts[b].candidate, group: id },
        votes: annotations.map((ranks, i) => ({
          annotator: String(i),
          choice: higher(RANKS[ranks[a]], RANKS[ranks[b]]),
        })),
      }));
    }),
  );

const dialogue = z.object({
  messages: z.tuple([z.unknown(), z.object({ content: z.string() }), z.object({ content: z.string() })]),
});
const MARKS = ["Paragraph 1:\n", "\n\nParagraph 2:\n", "\n\nYou must"] as const;

/** salesforce/creativity_eval: an editor's version of a paragraph beside the original, as prompts with the answer. */
export const fromEdits = ([text]: readonly string[]): Comparison[] =>
  merged(
    jsonLines(text, dialogue).map(({ messages: [, asked, answered] }) => {
      const [one, two, end] = MARKS.map((mark) => asked.content.indexOf(mark));
      if (one < 0 || two < one || end < two) throw new Error("A prompt without two paragraphs.");
      const first = asked.content.slice(one + MARKS[0].length, two);
      const second = asked.content.slice(two + MARKS[1].length, end);
      const { preference } = json(answered.content, z.object({ preference: z.enum(["1", "2"]) }));
      return {
        ...{ query: "Write a well-crafted paragraph.", first, second, group: [first, second].sort().join("\n") },
        votes: [{ annotator: "people", choice: preference === "1" ? "first" : "second" } as const],
      };
    }),
  );
