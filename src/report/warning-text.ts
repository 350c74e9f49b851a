import type { Warning, WrittenWarning } from "../core/model/head-evaluation.ts";
import { featureName } from "./feature-names.ts";
import { decimal, percent, plural, within } from "./format.ts";

/** A warning for people. */
export interface WarningText {
  /** What is wrong, with its figures. */
  readonly cause: string;
  /** What to do about it. */
  readonly cure: string;
}

/** The sentences of a warning. Those of a head that was trained before figures were stored stay as they were written. */
export function warningText(warning: Warning | WrittenWarning): WarningText {
  if ("cause" in warning) return { cause: warning.cause, cure: warning.cure };
  switch (warning.code) {
    case "length":
      return {
        cause: `The model mostly follows length: the ${warning.preferred} response was preferred in ${warning.count} of ${warning.differing} choices, length alone is right on ${within(warning.alone)} of unseen ones, and the model is not shown to be better.`,
        cure: "If length is not what you mean, compare responses of about the same length.",
      };
    case "shortcut": {
      const features = warning.features.map(featureName).join(" and ");
      const alone = warning.alone
        ? ` Surface features alone are right on ${within(warning.alone)} of unseen choices.`
        : "";
      return {
        cause: `The model mostly follows ${features} (${percent(warning.share)} of what decides).${alone}`,
        cure: "If that is not what you mean, compare responses which are alike in it and differ in something else.",
      };
    }
    case "one-query":
      return {
        cause: `One query dominates: ${warning.largest} of ${warning.pairs} choices answer it, so ${warning.queries} queries count as about ${decimal(warning.effective, 1)}.`,
        cure: "Compare responses to other queries.",
      };
    case "few-queries":
      return {
        cause: `Too few queries to test a model: the choices answer ${warning.queries}, and a model needs ${warning.fewest} to show that it is better than chance.`,
        cure: `Compare responses to at least ${warning.fewest - warning.queries} more queries.`,
      };
    case "shown-first":
      return {
        cause: `The order matters: the response shown ${warning.preferred} was preferred in ${within(warning.share)} of ${warning.shown} choices, whatever it said.`,
        cure: "Read both responses before you choose, and call it a tie where neither is better.",
      };
    case "identical-input":
      return {
        cause: `In ${warning.same} of ${warning.pairs} choices both responses look the same to the model: they differ only in capitals, accents, unknown words, or in a part that is not read.`,
        cure: "Compare shorter responses, or the parts in which they differ.",
      };
    case "contradictions":
      return {
        cause: `Contradictions: ${plural(warning.pairs, "pair has", "pairs have")} opposite choices, which cancel each other.`,
        cure: "Look at them in the list of choices and change the one that is wrong, or make it a tie.",
      };
  }
}
