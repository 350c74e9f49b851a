import { l10n } from "vscode";
import type { StarterName } from "./contributions.ts";

const starterDetails: Record<StarterName, () => string> = {
  general: () => l10n.t("Prefers what people in many public sets of choices prefer"),
  "on-topic": () => l10n.t("Prefers an answer to this query to an answer to another one"),
  helpful: () => l10n.t("Prefers what people called the more helpful answer"),
  harmless: () => l10n.t("Prefers what people called the less harmful answer"),
};

/** Every word that the editor's side says to people, in one place, ready to be translated. */
export const messages = {
  lens: {
    score: (score: string, halfWidth: string, head: string) => l10n.t("{0} ± {1} · {2}", score, halfWidth, head),
    notEnoughChoices: (head: string) => l10n.t("not enough choices yet · {0}", head),
    choicesOf: (choices: number, needed: number, head: string) =>
      l10n.t("not enough choices yet ({0} of about {1}) · {2}", choices, needed, head),
    named: (label: string, title: string) => l10n.t("{0}: {1}", label, title),
    empty: () => l10n.t("empty response: no score"),
    unreadable: (share: string) => l10n.t("can't be read: {0} of its words are unknown to the encoder", share),
    foreign: (title: string) => l10n.t("{0} · not English", title),
    cut: (title: string) => l10n.t("{0} · its end is not read", title),
    unavailable: () => l10n.t("$(warning) score unavailable"),
  },
  hover: {
    score: (score: string, low: string, high: string) =>
      l10n.t("Beats an average response with probability {0} (90% interval {1} to {2})", score, low, high),
    vague: (low: string, high: string) =>
      l10n.t("Your choices say too little about a response like this one: 90% interval {0} to {1}", low, high),
    foreign: () =>
      l10n.t("Most of its letters are not Latin. The encoder knows English only, so the score says little"),
    cut: (length: number) => l10n.t("Its last {0} characters are not read: the response is too long", length),
    reward: (reward: string, head: string) => l10n.t("Reward {0} · {1}", reward, head),
    parts: (parts: string) => l10n.t("Compared with the average response: {0}", parts),
    meaning: (part: string) => l10n.t("wording and meaning {0}", part),
    query: (query: string) => l10n.t("Query: {0}", query),
    bestFirst: () => l10n.t("best first"),
    ranking: () => l10n.t("Responses to this query, best first"),
    row: (rank: number, label: string, reward: string) => l10n.t("{0}. {1}: reward {2}", rank, label, reward),
    rowUnreadable: (label: string) => l10n.t("{0}: can't be read", label),
    rowP: (row: string, p: string, low: string, high: string) =>
      l10n.t("{0}, this one is preferred with probability {1} ({2} to {3})", row, p, low, high),
    thisOne: (row: string) => l10n.t("{0} (this one)", row),
    manyOthers: () => l10n.t("Many responses answer this query: hover over the line for their order, best first"),
    orderOnLine: () => l10n.t("Hover over the line for the order of the responses to this query, best first"),
    leftOut: (count: number) => l10n.t("… and {0} more", count),
    line: (line: number) => l10n.t("line {0}", line),
    selection: (line: number) => l10n.t("selection, line {0}", line),
  },
  query: {
    prompt: () => l10n.t("The query that the responses answer"),
    placeholder: () => l10n.t("Which country owns Antarctica?"),
    isEmpty: () => l10n.t("A query cannot be empty"),
    isSet: (query: string) => l10n.t("Query: {0}", query),
    cleared: () => l10n.t("The query is cleared. Selections use the nearest query in their document"),
  },
  select: {
    noEditor: () => l10n.t("Open a document first"),
    nothing: () => l10n.t("Select the response to score first"),
    noResponses: () =>
      l10n.t(
        "No responses found. Reward Lens looked for headings such as Query and Response, chats (User:, Assistant:) and JSON Lines with prompt, chosen and rejected. To score any text, select it and run Score Selection",
      ),
    scoring: () => l10n.t("Scoring the responses"),
    done: (done: number, total: number) => l10n.t("{0} of {1}", done, total),
    ranked: (count: number, head: string) => l10n.t("{0} responses, best first · {1}", count, head),
    jump: () => l10n.t("Choose one to go to it"),
    problems: (count: number, line: number, message: string) =>
      count === 1
        ? l10n.t("1 record was skipped, line {0}: {1}", line, message)
        : l10n.t("{0} records were skipped; the first, line {1}: {2}", count, line, message),
  },
  action: {
    compare: () => l10n.t("Compare responses"),
    setQuery: () => l10n.t("Set as query"),
    forget: () => l10n.t("Remove the score of this selection"),
    goTo: () => l10n.t("Go to this response"),
    openLog: () => l10n.t("Open the log"),
    showReport: () => l10n.t("Show report"),
    selectHead: () => l10n.t("Select another model"),
    train: () => l10n.t("Train a model from your choices"),
    changeQuery: () => l10n.t("Set the query"),
    clearQuery: () => l10n.t("Clear the query"),
  },
  status: {
    text: (query: string, head: string) => l10n.t("$(law) {0} · {1}", query, head),
    headOnly: (head: string) => l10n.t("$(law) {0}", head),
    tooltip: (query: string, head: string) => l10n.t("Query: {0}\nModel: {1}\nClick to change them", query, head),
    noHeadYet: () => l10n.t("Reward Lens"),
    noQuery: () => l10n.t("none set for this file; selections use the nearest query in their document"),
    instead: (head: string, wanted: string) => l10n.t("{0} (instead of {1}, which cannot be loaded)", head, wanted),
    name: () => l10n.t("Reward Lens"),
    reading: (file: string) => l10n.t("Reward Lens: reading {0}", file),
    accessible: (head: string) => l10n.t("Reward Lens, model {0}", head),
  },
  head: {
    fallback: (wanted: string, starter: string, reason: string) =>
      l10n.t("{0} cannot be loaded; using {1}. {2}", wanted, starter, reason),
    notTrusted: () =>
      l10n.t(
        "Models of a workspace are not loaded in Restricted Mode. Trust the workspace, or select a built-in model",
      ),
    missing: () => l10n.t("Not found in .rewardlens/heads. Select another model, or train one"),
    setAside: (id: string, reason: string) => l10n.t("The model {0} was skipped: {1}", id, reason),
    trained: (time: string) => l10n.t("trained {0}", time),
    newest: () => l10n.t("The newest trained model"),
    newestDetail: () => l10n.t("Updates automatically after training; general until then"),
    starter: () => l10n.t("built-in"),
    inUse: () => l10n.t("in use"),
    versions: () => l10n.t("Trained in this workspace"),
    starters: () => l10n.t("Built-in models"),
    pick: () => l10n.t("Model to score with"),
    facts: (pairs: number, queries: number) => l10n.t("{0} choices, {1} queries", pairs, queries),
    set: (head: string) => l10n.t("Now scoring with {0}", head),
    right: (accuracy: string, length: string) =>
      l10n.t("{0} right on unseen choices; length alone {1}", accuracy, length),
    starterDetail: (name: StarterName) => starterDetails[name](),
  },
  error: {
    encoderFailed: (reason: string) => l10n.t("The encoder could not read this text: {0}", reason),
    notANumber: () => l10n.t("The score is not a number, so the model does not fit the encoder. Train it again"),
    unexpected: (message: string) => l10n.t("Unexpected: {0}", message),
    noFolder: () => l10n.t("Open a folder first: choices and models are kept in its .rewardlens"),
    setAside: (reason: string) => l10n.t("This record was skipped: {0}", reason),
    noChoicesYet: () => l10n.t("There is no preference log yet. It begins with your first choice"),
    notTrusted: () => l10n.t("Reward Lens trains and writes in trusted workspaces only"),
  },
};
