const vague =
  "The model's choices say too little about a response like this one. The parts are exact; the total may still change";

/** What explanations say to people. */
export const explainMessages = {
  lens: {
    parts: (reward: string) => `Parts of ${reward}`,
    reading: () => "reading the change …",
    clear: () => "Clear",
    whatIf: (on: boolean) => (on ? "What-If: on" : "What-If: off"),
    inspect: () => "Inspect",
  },
  action: {
    explain: () => "Explain score",
    explainThis: () => "Explain: what raised and lowered this score",
    inspect: () => "Inspect: tokens, embedding, weights",
    showParts: () => "Show all parts",
  },
  unread: () => "not read:",
  legend: {
    lowers: () => "lowers",
    raises: () => "raises",
    unsure: () => "unsure",
    nowhere: (part: string, feature: string) => `${part} ${feature}, without a place in the text`,
    nothing: () => "no part stands out",
  },
  hover: {
    costs: (part: string) => `This sentence lowers the reward by ${part}`,
    adds: (part: string) => `This sentence raises the reward by ${part}`,
    nothing: () => "This sentence does not change the score",
    feature: (name: string, part: string) => `${name}: ${part}`,
    featureInAll: (name: string, part: string, places: number) => `${name}: ${part} in all, for ${places} places`,
    token: (token: string, part: string) => `Token “${token}”: ${part}`,
    largest: (tokens: string) => `Its largest tokens: ${tokens}`,
    unread: () => "Not read: the response is too long",
    vague: () => vague,
    scale: () =>
      "Blue with a solid line raises the score, orange with a dashed line lowers it. Darker and thicker means more",
  },
  view: {
    response: (label: string, reward: string) => `${label}: reward ${reward}`,
    stale: (label: string) => `${label}: reading the change …`,
    failed: (label: string) => `${label}: not explained`,
    small: (part: string) => `${part} small parts`,
    smallDetail: (count: number) => `${count}, each under a tenth of the largest`,
    cosine: () => "similarity to the query",
    cosineDetail: () => "cosine between the query and the response",
    part: (part: string, name: string) => `${part} ${name}`,
    origin: (people: string, own: string) =>
      Number(people) === 0
        ? `${own}, all from your choices`
        : `${people} from other people's choices, ${own} from yours`,
    choices: () => "Choices that drove this score",
    choicesDetail: () => "and how much each changed the score",
    unread: (length: number) => `${length} characters are not read: the response is too long`,
    notDrawn: () => "Combined from several fields, so it cannot be coloured in the file",
    vague: () => vague,
    starter: (name: string) => `${name} comes with Reward Lens and was not trained on your choices`,
    notTrusted: () => "Choices are read in trusted workspaces only",
    noChoices: () => "The choices this model learned from are not in this folder",
    limited: (read: number, all: number) => `Of the ${read} newest choices; there are ${all}`,
    revisedSince: () => "revised after the training",
    influence: (value: string) => `changed the reward by ${value}`,
  },
  whatIf: {
    edit: (change: string) => change,
    removed: (change: string) => `removed text ${change}`,
    reading: () => "…",
    reward: (now: string, before: string, change: string) => `reward ${now}, was ${before} (${change})`,
    on: () => "What-If is on: edit the response, and each edit shows what it does to the reward",
    off: () => "What-If is off",
  },
  pickResponse: () => "Response to explain",
};
