import type { LessonStep } from "../protocol/lesson.ts";

/** Everything that package.json contributes and code names; a unit test compares the two. What commands take: command-arguments.ts. */

export const commandIds = {
  setQuery: "rewardLens.setQuery",
  clearQuery: "rewardLens.clearQuery",
  useAsQuery: "rewardLens.useAsQuery",
  scoreSelection: "rewardLens.scoreSelection",
  scoreDocument: "rewardLens.scoreDocument",
  howToMark: "rewardLens.howToMark",
  openSamples: "rewardLens.openSamples",
  compareResponses: "rewardLens.compareResponses",
  comparePairsFromFile: "rewardLens.comparePairsFromFile",
  importChoices: "rewardLens.importChoices",
  compareSelections: "rewardLens.compareSelections",
  compareClipboard: "rewardLens.compareClipboard",
  compareFolder: "rewardLens.compareFolder",
  compareVersions: "rewardLens.compareVersions",
  comparePrompts: "rewardLens.comparePrompts",
  rankResponses: "rewardLens.rankResponses",
  rankMoveUp: "rewardLens.rank.moveUp",
  rankMoveDown: "rewardLens.rank.moveDown",
  rankPlace: "rewardLens.rank.place",
  rankTie: "rewardLens.rank.tie",
  rankStore: "rewardLens.rank.store",
  rankLater: "rewardLens.rank.later",
  rankUndo: "rewardLens.rank.undo",
  queueStart: "rewardLens.queue.start",
  queueAddSource: "rewardLens.queue.addSource",
  queueShuffle: "rewardLens.queue.shuffle",
  queueChooseOrder: "rewardLens.queue.chooseOrder",
  queueRemove: "rewardLens.queue.remove",
  queueShowSource: "rewardLens.queue.showSource",
  chooseFirst: "rewardLens.compare.chooseFirst",
  chooseSecond: "rewardLens.compare.chooseSecond",
  tie: "rewardLens.compare.tie",
  bothBad: "rewardLens.compare.bothBad",
  skip: "rewardLens.compare.skip",
  undo: "rewardLens.compare.undo",
  compareStrength: "rewardLens.compare.strength",
  compareToggleTag: "rewardLens.compare.toggleTag",
  compareReason: "rewardLens.compare.reason",
  compareEdit: "rewardLens.compare.edit",
  compareToggleMarkdown: "rewardLens.compare.toggleMarkdown",
  compareToggleDifferences: "rewardLens.compare.toggleDifferences",
  compareToggleLinkedScroll: "rewardLens.compare.toggleLinkedScroll",
  compareToggleFold: "rewardLens.compare.toggleFold",
  compareToggleQuery: "rewardLens.compare.toggleQuery",
  historyFilter: "rewardLens.history.filter",
  historyClearFilter: "rewardLens.history.clearFilter",
  historySurprisingFirst: "rewardLens.history.surprisingFirst",
  historyNewestFirst: "rewardLens.history.newestFirst",
  historyOpenSource: "rewardLens.history.openSource",
  historyShowTexts: "rewardLens.history.showTexts",
  historyRevise: "rewardLens.history.revise",
  historyWithdraw: "rewardLens.history.withdraw",
  historyRestore: "rewardLens.history.restore",
  historyKeep: "rewardLens.history.keep",
  historyEndCheck: "rewardLens.history.endCheck",
  checkChoices: "rewardLens.checkChoices",
  checkDrift: "rewardLens.checkDrift",
  historyGoToLine: "rewardLens.history.goToLine",
  historyShowMore: "rewardLens.history.showMore",
  exportChoices: "rewardLens.exportChoices",
  showAgreement: "rewardLens.showAgreement",
  trainRewardModel: "rewardLens.trainRewardModel",
  selectHead: "rewardLens.selectHead",
  explainScore: "rewardLens.explainScore",
  clearExplanation: "rewardLens.clearExplanation",
  toggleWhatIf: "rewardLens.toggleWhatIf",
  showInspector: "rewardLens.showInspector",
  showExplanation: "rewardLens.showExplanation",
  explanationGoTo: "rewardLens.explanation.goTo",
  showModel: "rewardLens.showModel",
  exportReport: "rewardLens.exportReport",
  verifyModel: "rewardLens.verifyModel",
  versionsUse: "rewardLens.versions.use",
  versionsPin: "rewardLens.versions.pin",
  versionsUnpin: "rewardLens.versions.unpin",
  versionsRename: "rewardLens.versions.rename",
  versionsDelete: "rewardLens.versions.delete",
  versionsExport: "rewardLens.versions.export",
  versionsImport: "rewardLens.versions.import",
  versionsCompare: "rewardLens.versions.compare",
  versionsTable: "rewardLens.versions.table",
  showReport: "rewardLens.showReport",
  showLog: "rewardLens.showLog",
  showMenu: "rewardLens.showMenu",
  learn: "rewardLens.learn",
  openLessonExample: "rewardLens.openLessonExample",
  addExpectation: "rewardLens.addExpectation",
  /** A lens's click; not in the palette. */
  nameColumns: "rewardLens.nameColumns",
  /** A lens's click; not in the palette. */
  showScore: "rewardLens.showScore",
} as const;

export type CommandName = keyof typeof commandIds;

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

/** Id of the Versions view; its keybindings name it in `when`. */
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
  /** The step that is due: start/next-step.ts. */
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

/** The heads that ship with the extension. */
export const starterNames = ["general", "on-topic", "helpful", "harmless"] as const;
export type StarterName = (typeof starterNames)[number];

/** The head that scores before any choice, and where the chosen one cannot be read. */
export const defaultStarter: StarterName = "general";

/** The head that the lesson explains: it learned one thing, which a reader can see at work. */
export const lessonStarter: StarterName = "on-topic";

export function isStarterName(name: string): name is StarterName {
  return (starterNames as readonly string[]).includes(name);
}
