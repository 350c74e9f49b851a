import type { ColumnAnswers } from "../roles/ask.ts";

/** Columns of published data sets whose documentation says what a figure means that the file alone leaves open. */
const KNOWN: readonly { readonly columns: readonly string[]; readonly answers: ColumnAnswers }[] = [
  // HelpSteer3: −3, response 1 is much better, to 3.
  {
    columns: ["response1", "response2", "overall_preference", "individual_preference"],
    answers: { verdict: "overall_preference", low: "response1", middle: 0 },
  },
  // HelpSteer2 preference.
  {
    columns: ["response_1", "response_2", "preference_strength", "preference_statement"],
    answers: { verdict: "preference_strength", low: "response_1", middle: 0 },
  },
  // SHP: 1, A was preferred.
  {
    columns: ["human_ref_A", "human_ref_B", "labels"],
    answers: { verdict: "labels", values: { "1": "human_ref_A", "0": "human_ref_B" } },
  },
  // PandaLM: three people, 0 is a tie.
  {
    columns: ["response1", "response2", "annotator1", "annotator2"],
    answers: { values: { "0": "tie", "1": "response1", "2": "response2" } },
  },
  // LLM Comparator: above 0, A is better.
  {
    columns: ["input_text", "output_text_a", "output_text_b", "score"],
    answers: { verdict: "score", low: "output_text_b", middle: 0 },
  },
  // Summaries with human feedback: the first is 0.
  { columns: ["summaries", "choice", "worker", "split"], answers: { values: { first: "0" } } },
];

/** What is known of columns; what a person answered goes before it. */
export function knownAnswers(columns: readonly string[], answers: ColumnAnswers): ColumnAnswers {
  const known = KNOWN.find((one) => one.columns.every((name) => columns.includes(name)));
  return known === undefined || answers.verdict !== undefined || answers.values !== undefined
    ? answers
    : { ...known.answers, ...answers };
}
