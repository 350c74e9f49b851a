import { l10n } from "vscode";

/** What explanations say to people. */
export const explainMessages = {
  lens: {
    parts: (reward: string) => l10n.t("Reward {0}: show its parts", reward),
    reading: () => l10n.t("reading the change …"),
    clear: () => l10n.t("Clear Explanation"),
    whatIf: (on: boolean) => (on ? l10n.t("What-If: on") : l10n.t("What-If: off")),
    inspect: () => l10n.t("Inspect"),
  },
  action: {
    explain: () => l10n.t("Explain score"),
    explainThis: () => l10n.t("Explain: what raised and lowered this score"),
    inspect: () => l10n.t("Inspect: tokens, embedding, weights"),
    showParts: () => l10n.t("Show all parts"),
  },
  unread: () => l10n.t("not read:"),
  legend: {
    lowers: () => l10n.t("lowers the score"),
    raises: () => l10n.t("raises the score"),
  },
  hover: {
    costs: (part: string) => l10n.t("This sentence lowers the reward by {0}", part),
    adds: (part: string) => l10n.t("This sentence raises the reward by {0}", part),
    nothing: () => l10n.t("This sentence does not change the score"),
    token: (token: string, part: string) => l10n.t("Token “{0}”: {1}", token, part),
    largest: (tokens: string) => l10n.t("Its largest tokens: {0}", tokens),
    unread: () => l10n.t("Not read: the response is too long"),
    vague: () =>
      l10n.t(
        "Your choices say too little about a response like this one. The parts are exact; the total may still change",
      ),
    scale: () =>
      l10n.t(
        "Blue with a solid line raises the score, orange with a dashed line lowers it. Darker and thicker means more",
      ),
  },
  view: {
    response: (label: string, reward: string) => l10n.t("{0}: reward {1}", label, reward),
    stale: (label: string) => l10n.t("{0}: reading the change …", label),
    failed: (label: string) => l10n.t("{0}: not explained", label),
    sentences: (part: string) => l10n.t("{0} wording and meaning", part),
    sentencesDetail: (count: number) => l10n.t("{0} sentences", count),
    surface: (part: string) => l10n.t("{0} surface features", part),
    cosine: (part: string) => l10n.t("{0} similarity to the query", part),
    cosineDetail: () => l10n.t("cosine between the query and the response"),
    sum: (sum: string) => l10n.t("sum {0}", sum),
    part: (part: string, name: string) => l10n.t("{0} {1}", part, name),
    origin: (people: string, own: string) => l10n.t("{0} from other people's choices, {1} from yours", people, own),
    choices: () => l10n.t("Choices that drove this score"),
    choicesDetail: () => l10n.t("and how much each changed the score"),
    unread: (length: number) => l10n.t("{0} characters are not read: the response is too long", length),
    notDrawn: () => l10n.t("Combined from several fields, so it cannot be coloured in the file"),
    vague: () => l10n.t("Not enough choices yet: the score may change a lot with the next ones"),
    starter: (name: string) => l10n.t("{0} comes with Reward Lens and was not trained on your choices", name),
    notTrusted: () => l10n.t("Choices are read in trusted workspaces only"),
    noChoices: () => l10n.t("The choices this model learned from are not in this folder"),
    limited: (read: number, all: number) => l10n.t("Of the {0} newest choices; there are {1}", read, all),
    revisedSince: () => l10n.t("revised after the training"),
    influence: (value: string) => l10n.t("changed the reward by {0}", value),
    accessible: (name: string, part: string) => l10n.t("{0}, adds {1} to the reward", name, part),
  },
  whatIf: {
    changed: (part: string, change: string) => l10n.t("{0} ({1})", part, change),
    fresh: (part: string) => l10n.t("{0} (new)", part),
    reward: (now: string, before: string, change: string) => l10n.t("reward {0}, was {1} ({2})", now, before, change),
    features: (change: string) => l10n.t("surface and query {0}", change),
    removed: (change: string) => l10n.t("removed text {0}", change),
    on: () => l10n.t("What-If is on: edit the response and watch the change next to each sentence"),
    off: () => l10n.t("What-If is off"),
  },
  pickResponse: () => l10n.t("Response to explain"),
  nothingExplained: () => l10n.t("Nothing is explained"),
};
