import type { TrainProgress } from "../core/train.ts";
import type { TrainProblem } from "../core/trainable.ts";

/** Why a training cannot start, and what to do about it. */
export function trainProblemText(problem: TrainProblem): string {
  switch (problem.code) {
    case "no-pairs":
      return "There are no choices to learn from yet. Compare some responses first.";
    case "one-sided":
      return `All ${problem.pairs} choices are ties. Choose a better response in some pairs.`;
    case "too-few-pairs":
      return `A first model needs ${problem.fewest} choices that are not ties; you have ${problem.strict}. Compare ${problem.fewest - problem.strict} more.`;
    case "too-few-queries":
      return `All ${problem.pairs} choices are about one query, which cannot show whether the model works for others. Compare responses to another query.`;
    case "identical-responses":
      return "In every choice both responses look the same to the model. Choose between texts that differ.";
    case "not-finite":
      return "The encoder returned features that are not finite numbers. Nothing was trained.";
  }
}

/** What a training is doing: "Fold 3 of 5". */
export function trainProgressText(progress: TrainProgress): string {
  switch (progress.stage) {
    case "fold":
      return `Fold ${progress.done} of ${progress.total}`;
    case "fit":
      return `Fitting, iteration ${progress.iteration}`;
    case "learning-curve":
      return `Learning curve, fit ${progress.done} of ${progress.total}`;
    case "uncertainty":
      return "Measuring uncertainty";
  }
}
