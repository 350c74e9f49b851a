import { describe, expect, it } from "vitest";
import {
  fromExplanations,
  fromGradedAnswers,
  fromTopicalChat,
} from "../../../../scripts/data/convert/rated-answers.ts";
import { fromBlanc, fromCnndm, fromHalieSummaries, fromSquality } from "../../../../scripts/data/convert/summaries.ts";
import { fromMetaphors, fromRankedDrafts, fromScratchplot } from "../../../../scripts/data/convert/writing.ts";
import { csv, lines, shown, SIGN } from "./invented-sources.ts";

describe("sets whose sources have ratings", () => {
  it("reads BLANC: people's scores of summaries of one article", () => {
    const record = (summary: string, ids: number[], scores: number[], text = "An article.") => ({
      ...{ text, summary, annotators_ids: ids, scores },
    });
    const comparisons = fromBlanc([
      JSON.stringify([record("a", [5, 3], [1, 2]), record("b", [3, 9], [2, 0]), record("c", [5], [2], "Other.")]),
    ]);
    expect(shown(comparisons)).toEqual(["a = b"]);
    expect(comparisons[0].votes[0].annotator).toBe("3");
    expect(comparisons[0].query).toBe("Summarize this article:\nAn article.");
  });

  it("reads ratings of summaries whose texts are in another file, and leaves out those that have no text", () => {
    const rating = (id: string, system: string, annotators: number[], human: number[]) => ({
      ...{ id, system, annotators, prompts: { overall: { human }, grammar: { human: [] } } },
    });
    const text = (id: string, sys_name: string, sys_summ: string) => ({ id, sys_name, sys_summ });
    expect(
      shown(
        fromCnndm([
          lines(rating("1", "m", [4, 2], [-1, 1]), rating("1", "n", [2, 4], [0, 1]), rating("1", "lost", [2], [1])),
          JSON.stringify({ "1": [text("1", "n", "b "), text("1", "m", "a")] }),
        ]),
      ),
    ).toEqual(["a <> b"]);
  });

  it("reads HALIE's summaries: coherence, relevance, and 2 for consistency", () => {
    const row = (output: string, coherence: number, relevance: number, consistent: boolean) => ({
      ...{ WorkerId: "w", "Input.source_article": "An article.", "Input.output_text": output },
      "Answer.consistency.consistent": consistent,
      ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`Answer.coherence.cohere_${n}`, n === coherence])),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`Answer.relevance.rel_${n}`, n === relevance])),
    });
    const files = [csv(",", row("a", 5, 4, false), row("b", 3, 4, true)), csv(",", row("c", 3, 5, true))];
    expect(shown(fromHalieSummaries(files))).toEqual(["a = b", "a < c", "b < c"]);
  });

  it("reads HALIE's metaphors: how many of three things a sentence is", () => {
    const row = (sentence: string, apt: boolean, specific: boolean, imaginable: boolean) => ({
      ...{ WorkerId: "w", "Input.seed_metaphor": "Time is sand.", "Input.metaphorical_sentence": sentence },
      ...{ "Answer.aptness.apt": apt, "Answer.specificity.specific": specific },
      "Answer.imaginable.imaginable": imaginable,
    });
    const comparisons = fromMetaphors([csv(",", row("a", true, true, false), row("b ", false, true, true), row("c", false, false, true))]); // prettier-ignore
    expect(shown(comparisons)).toEqual(["a = b", "a > c", "b > c"]);
    expect(comparisons[0].query).toBe("Write a sentence that uses the metaphor: Time is sand.");
  });

  it("reads SQuALITY: reviewers' ratings, with the question from the stories", () => {
    const review = (worker_id: string, rating: number) => ({ worker_id, "overall-rating": rating });
    const answers = {
      bart: { response: "a\n", reviews: [review("3", 10), review("6", 20)] },
      human: { response: "b", reviews: [review("6", 20), review("3", 90)] },
    };
    const story = {
      metadata: { passage_id: "p" },
      questions: [{ question_text: "Who?" }, { question_text: " Why? " }],
    };
    const read = (number: string) =>
      fromSquality([lines({ "passage-id": "p", questions: { [number]: answers } }), lines(story)]);
    expect(shown(read("1"))).toEqual(["a <= b"]);
    expect(read("1")[0].query).toBe("Why?");
    expect(() => read("2")).toThrow("The story p has no question 2");
  });

  it("reads ranked drafts: the instruction as one line", () => {
    const rank = (
      ...[first_draft, random_cot, best_cot]: ("Most Preferred" | "Second Favorite" | "Least Preferred")[]
    ) => ({
      ...{ first_draft: `${first_draft} Writing Option`, random_cot: `${random_cot} Writing Option` },
      best_cot: `${best_cot} Writing Option`,
    });
    const record = {
      ...{ id: "t", instruction: { id: 4, voice: "first person", word_count: 90 } },
      ...{ first_draft: { candidate: "a" }, random_cot: { candidate: "b" }, best_cot: { candidate: "c" } },
      annotations: [
        rank("Least Preferred", "Second Favorite", "Most Preferred"),
        rank("Most Preferred", "Second Favorite", "Least Preferred"),
      ],
    };
    const comparisons = fromRankedDrafts([JSON.stringify([record])]);
    expect(shown(comparisons)).toEqual(["a <> b", "a <> c", "b <> c"]);
    expect(comparisons[0].query).toBe("Write a paragraph. voice: first person. word_count: 90.");
  });

  it("reads scratchplot: endings as chosen, stories of one plan by their mean rating", () => {
    const ending = (plan: number, worker: string, category: number) => ({
      ...{ "INPUT:story_a": "A  story.", "INPUT:ending_a": "Good.", "INPUT:story_b": "B.", "INPUT:ending_b": "Bad." },
      ...{ "INPUT:content_plan_id": plan, "ASSIGNMENT:worker_id": worker, "OUTPUT:category": category },
    });
    const story = (text: string, plan: number, category: number) => ({
      ...{ "INPUT:story": text, "INPUT:content_plan_id": plan, "OUTPUT:category": category },
    });
    const none = csv("\t", story("alone", 9, 1));
    const files = [
      csv("\t", ending(1, "u", 1), ending(1, "v", 2)),
      csv("\t", ending(2, "u", 2)),
      ...[csv("\t", story("s", 1, 5), story("t", 1, 3), story("u", 1, 2)), csv("\t", story("s", 1, 1)), none],
      ...[csv("\t", story("s", 1, 5)), none, none],
    ];
    const comparisons = fromScratchplot(files);
    expect(shown(comparisons)).toEqual(["A story. Good. ><< B. Bad.", "s > u", "t > u"]);
  });

  it("reads dialogues of UniEval: the last four turns are the query, ties are left out", () => {
    const record = (system_output: string, overall: number) => ({
      ...{ source: "1 \n 2 \n 3 \n 4 \n 5 \n\n", system_output, scores: { overall, coherence: 1 } },
    });
    const comparisons = fromTopicalChat([JSON.stringify([record("a", 4.5), record("b\n", 2), record("c", 2)])]);
    expect(shown(comparisons)).toEqual(["a > b", "a > c"]);
    expect(comparisons[0].query).toBe("2\n3\n4\n5");
  });

  it("reads explanations that three people accept or not, known by their place", () => {
    const row = (acceptable: string) => ({
      ...{ "Input.id": "i", "Input.question": "Where? ", "Input.gold_label": "here", "Answer.acceptable": acceptable },
      ...{ "Input.explanation_1": "a", "Input.explanation_2": "b", "Input.explanation_3": "a" },
      ...{ "Input.explanation_4": "d", "Input.explanation_5": "e" },
    });
    const comparisons = fromExplanations([csv(",", row("1|2"), row("2|4"), row(""))]);
    const [ab] = comparisons;
    expect(ab.query).toBe('Where? Why is the answer "here"?');
    // The explanation that is there twice was accepted once: both comparisons with b, person by person.
    expect(ab.votes.map(({ annotator, choice }) => annotator + SIGN[choice])).toEqual([
      "0=",
      "0<",
      "1<",
      "1<",
      "2=",
      "2=",
    ]);
    expect(shown(comparisons)).toContain("d =>= e");
  });

  it("reads graded answers from XML, one file for each question", () => {
    const answer = (text: string, score: number) =>
      `<studentAnswer id="x"><response>\n ${text} \n</response><score>${score}</score></studentAnswer>`;
    const question = (...answers: string[]) =>
      "<?xml version='1.0' encoding='utf-8'?><question><questionText>Why a\n&lt; b?</questionText>" +
      `<studentAnswers>${answers.join("")}</studentAnswers></question>`;
    const files = [
      question(answer("good &amp; long", 1), answer("bad", 0), answer("bad", 0)),
      question(answer("so", 0.5)),
    ];
    const comparisons = fromGradedAnswers(files);
    expect(shown(comparisons)).toEqual(["good & long > bad", "good & long > so", "bad < so"]);
    expect(comparisons[0].query).toBe("Why a < b?");
    expect(() => fromGradedAnswers([question("<studentAnswer><score>1</score></studentAnswer>")])).toThrow(
      "<response>",
    );
  });
});
