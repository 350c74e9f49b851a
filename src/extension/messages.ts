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
      l10n.t("Beats an average response with probability {0} (90 % interval {1} to {2})", score, low, high),
    vague: (low: string, high: string) =>
      l10n.t("The choices behind this head say too little about this response: 90 % interval {0} to {1}", low, high),
    foreign: () => l10n.t("Most of its letters are not Latin. The encoder knows English, so the score says little"),
    cut: (length: number) => l10n.t("Its last {0} characters are not read: the response is too long", length),
    reward: (reward: string, head: string) => l10n.t("Reward R = {0} by the head {1}", reward, head),
    parts: (parts: string) => l10n.t("Against the average response: {0}", parts),
    meaning: (part: string) => l10n.t("wording and meaning {0}", part),
    query: (query: string) => l10n.t("Query: {0}", query),
    bestFirst: () => l10n.t("best first"),
    ranking: () => l10n.t("Responses to this query, best first (P: that this response is preferred to that one)"),
    row: (rank: number, label: string, reward: string) => l10n.t("{0}. {1}: R = {2}", rank, label, reward),
    rowUnreadable: (label: string) => l10n.t("{0}: can't be read", label),
    rowP: (row: string, p: string, low: string, high: string) => l10n.t("{0}, P = {1} ({2} to {3})", row, p, low, high),
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
    cleared: () => l10n.t("The query is cleared: selections use the nearest query in their document"),
  },
  select: {
    noEditor: () => l10n.t("Open a document first"),
    nothing: () => l10n.t("Select the response to score first"),
    noResponses: () =>
      l10n.t(
        "No response found in this document. Use headings (## Query, ## Response), turns (User:, Assistant:) or JSON Lines with prompt, chosen and rejected; or select a text and run Score Selection",
      ),
    scoring: () => l10n.t("Scoring the responses"),
    done: (done: number, total: number) => l10n.t("{0} of {1}", done, total),
    ranked: (count: number, head: string) => l10n.t("{0} responses, best first · {1}", count, head),
    jump: () => l10n.t("Choose one to go to it"),
    problems: (count: number, line: number, message: string) =>
      l10n.t("{0} records are set aside; the first, line {1}: {2}", count, line, message),
  },
  action: {
    compare: () => l10n.t("Compare responses"),
    setQuery: () => l10n.t("Set as query"),
    forget: () => l10n.t("Remove the score of this selection"),
    goTo: () => l10n.t("Go to this response"),
    openLog: () => l10n.t("Open the log"),
    showReport: () => l10n.t("Show report"),
    selectHead: () => l10n.t("Select another head"),
    train: () => l10n.t("Train a head from your choices"),
    changeQuery: () => l10n.t("Set the query"),
    clearQuery: () => l10n.t("Clear the query"),
  },
  status: {
    text: (query: string, head: string) => l10n.t("$(law) {0} · {1}", query, head),
    headOnly: (head: string) => l10n.t("$(law) {0}", head),
    tooltip: (query: string, head: string) => l10n.t("Query: {0}\nHead: {1}\nClick to change them", query, head),
    noHeadYet: () => l10n.t("Reward Lens"),
    noQuery: () => l10n.t("none set; selections use the nearest query in their document"),
    instead: (head: string, wanted: string) => l10n.t("{0} (instead of {1}, which cannot be used)", head, wanted),
    name: () => l10n.t("Reward Lens"),
    reading: (file: string) => l10n.t("Reward Lens: reading {0}", file),
    accessible: (head: string) => l10n.t("Reward Lens, head {0}", head),
  },
  head: {
    fallback: (wanted: string, starter: string, reason: string) =>
      l10n.t("The head {0} cannot be used, {1} scores instead. {2}", wanted, starter, reason),
    notTrusted: () =>
      l10n.t("Heads of a workspace are not loaded in Restricted Mode. Trust the workspace, or select a starter"),
    missing: () => l10n.t("It is in none of this workspace's .rewardlens/heads. Select another head, or train one"),
    setAside: (id: string, reason: string) => l10n.t("The head {0} is set aside: {1}", id, reason),
    version: (number: number, choices: number) => l10n.t("Model {0} · {1} choices", number, choices),
    newest: () => l10n.t("The newest trained head"),
    newestDetail: () => l10n.t("Updates automatically after training; general until then"),
    starter: () => l10n.t("starter"),
    inUse: () => l10n.t("in use"),
    versions: () => l10n.t("Trained in this workspace"),
    starters: () => l10n.t("Shipped starters"),
    pick: () => l10n.t("The head to score by"),
    facts: (pairs: number, queries: number) => l10n.t("{0} choices, {1} queries", pairs, queries),
    set: (head: string) => l10n.t("Scores are now by {0}", head),
    right: (value: string, low: string, high: string, length: string) =>
      l10n.t("held-out {0} right [{1}–{2}], length only {3}", value, low, high, length),
    starterDetail: (name: StarterName) => starterDetails[name](),
  },
  error: {
    encoderFailed: (reason: string) => l10n.t("The encoder could not read this text: {0}", reason),
    notANumber: () => l10n.t("The score is not a number, so the head does not fit the encoder. Train it again"),
    unexpected: (message: string) => l10n.t("Unexpected: {0}", message),
    noFolder: () => l10n.t("Open a folder first: choices and heads are kept in its .rewardlens"),
    setAside: (reason: string) => l10n.t("This record is set aside: {0}", reason),
    noChoicesYet: () => l10n.t("There is no preference log yet: it begins with your first choice"),
    notTrusted: () => l10n.t("Reward Lens trains and writes in trusted workspaces only"),
  },
};
