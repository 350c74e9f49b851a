import type { LessonStep } from "../protocol/lesson.ts";

/** What package.json contributes and code names, beside commands (command-ids.ts); a unit test compares the two. */

export const settingIds = {
  head: "rewardLens.head",
  starter: "rewardLens.starter",
  codeLens: "rewardLens.codeLens",
  annotator: "rewardLens.annotator",
  quickTags: "rewardLens.quickTags",
  trainOn: "rewardLens.trainOn",
  autoTrain: "rewardLens.autoTrain",
  liveUpdates: "rewardLens.liveUpdates",
  repeatRate: "rewardLens.repeatRate",
  headings: "rewardLens.headings",
} as const;

/** Scheme of the editors in which queries are written. */
export const queryScheme = "reward-lens-query";

/** View type of the Compare panel; its keybindings name it in `when`. */
export const compareViewType = "rewardLens.compare";

/** View type of the Rank panel; its keybindings name it in `when`. */
export const rankViewType = "rewardLens.rank";

/** View type of the Compare Prompts panel. */
export const promptsViewType = "rewardLens.prompts";

/** Id of the view that is there until the extension is active (docs/decisions/102). */
export const startingViewId = "rewardLens.starting";

/** Id of the view that says what to do next. */
export const startViewId = "rewardLens.start";

/** Id of the Choices view; its keybindings name it in `when`. */
export const historyViewId = "rewardLens.history";

/** Id of the Queue view. */
export const queueViewId = "rewardLens.queue";

/** Id of the Models view; its keybindings name it in `when`. */
export const versionsViewId = "rewardLens.versions";

/** Id of the Explanation view. */
export const explanationViewId = "rewardLens.explanation";

/** Context keys that package.json's `when` clauses name. */
export const contextKeys = {
  /** Whether an explanation is shown. */
  explained: "rewardLens.explained",
  /** What the folders have: a preference log, enough choices for a first training, models of their own, queues. */
  hasChoices: "rewardLens.hasChoices",
  enoughChoices: "rewardLens.enoughChoices",
  hasModels: "rewardLens.hasModels",
  hasQueues: "rewardLens.hasQueues",
  /** What the document in front has: text that can be scored, responses, two to one query, a query that was set. */
  hasText: "rewardLens.hasText",
  hasResponses: "rewardLens.hasResponses",
  hasRivals: "rewardLens.hasRivals",
  hasQuery: "rewardLens.hasQuery",
  /** Whether a response was scored in this window. */
  hasScores: "rewardLens.hasScores",
  /** A walkthrough was shown a moment ago: start/tick-steps.ts. */
  shown: "rewardLens.shown",
  /** The step that is due: start/due-step.ts. */
  next: "rewardLens.next",
  /** Whether the Choices view shows some choices alone, or the surprising ones first. */
  filtered: "rewardLens.history.filtered",
  surprising: "rewardLens.history.surprising",
  /** Whether it names choices to look at again. */
  doubts: "rewardLens.history.doubts",
} as const;

/** Completes a step of the walkthrough. */
export type LessonContext = `rewardLens.lesson.${LessonStep}`;
export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys] | LessonContext;

/** Id of what the Testing view shows of this extension; filters of the view name it. */
export const testControllerId = "rewardLens";

/** Colours of explanations: three shades each, the lightest first, and the line below the text. */
export const colorIds = {
  raises: ["rewardLens.raises1", "rewardLens.raises2", "rewardLens.raises3"],
  lowers: ["rewardLens.lowers1", "rewardLens.lowers2", "rewardLens.lowers3"],
  raisesLine: "rewardLens.raisesLine",
  lowersLine: "rewardLens.lowersLine",
} as const;

/** View type of the inspector. */
export const inspectorViewType = "rewardLens.inspector";

/** View type of the Model panel. */
export const modelViewType = "rewardLens.model";

/** View type of the lesson. */
export const lessonViewType = "rewardLens.lesson";
