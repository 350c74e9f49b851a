import type { Turn } from "../canonical/chat.ts";
import { toSample } from "../shapes/assemble.ts";
import type { Candidate, Judgement, Sample, SampleReading } from "../roles/sample.ts";
import { sameLook } from "../roles/texts.ts";
import { SAME } from "../roles/attributes.ts";

/** One sample of a query's turns and its responses. */
export function sampleOf(
  turns: readonly Turn[],
  responses: readonly Candidate[],
  judgements: Iterable<Judgement> = [],
  isPair = false,
): Sample {
  return { ...toSample(turns, responses), judgements, isPair };
}

/** A vote between two responses by the same checks as every pair: equal or empty texts make no preference. */
export function voteOf(
  turns: readonly Turn[],
  responses: readonly Candidate[],
  judgements: readonly Judgement[],
): SampleReading {
  if (responses.length < 2 && judgements.length > 0)
    return { message: "has a choice between two responses, but not two responses" };
  const empty = responses.find(({ text }) => text.trim() === "");
  const isJudged = judgements.some(({ choice }) => choice === "first");
  if (empty && isJudged) return { message: `"${empty.label}" is empty, so there is nothing to prefer` };
  if (empty)
    return {
      samples: [
        sampleOf(
          turns,
          responses.filter((one) => one !== empty),
        ),
      ],
      notes: [],
    };
  if (isJudged && sameLook(responses[0].text, responses[1].text)) return { message: SAME };
  return { samples: [sampleOf(turns, responses, judgements, true)], notes: [] };
}
