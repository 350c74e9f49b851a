import type { StarterName } from "./contributions.ts";

const starterDetails: Record<StarterName, () => string> = {
  general: () => "Prefers what people in many public sets of choices prefer",
  "on-topic": () => "Prefers an answer to this query to an answer to another one",
  helpful: () => "Prefers what people called the more helpful answer",
  harmless: () => "Prefers what people called the less harmful answer",
};

/** Every word that the editor's side says to people, in one place, ready to be translated. */
export const messages = {
  lens: {
    score: (score: string, halfWidth: string, head: string) => `${score} ± ${halfWidth} · ${head}`,
    notEnoughChoices: (head: string) => `not enough choices yet · ${head}`,
    choicesOf: (choices: number, needed: number, head: string) =>
      `not enough choices yet (${choices} of about ${needed}) · ${head}`,
    named: (label: string, title: string) => `${label}: ${title}`,
    empty: () => "empty response: no score",
    unreadable: (share: string) => `can't be read: ${share} of its words are unknown to the encoder`,
    foreign: (title: string) => `${title} · not English`,
    cut: (title: string) => `${title} · its end is not read`,
    unavailable: () => "$(warning) score unavailable",
  },
  hover: {
    score: (score: string, low: string, high: string) =>
      `Beats an average response with probability ${score} (90% range ${low} to ${high})`,
    vague: (low: string, high: string) =>
      `Your choices say too little about a response like this one: 90% range ${low} to ${high}`,
    foreign: () => "Most of its letters are not Latin. The encoder knows English only, so the score says little",
    cut: (length: number) => `Its last ${length} characters are not read: the response is too long`,
    reward: (reward: string, head: string) => `Reward ${reward} · ${head}`,
    parts: (parts: string) => `Compared with the average response: ${parts}`,
    meaning: (part: string) => `wording and meaning ${part}`,
    query: (query: string) => `Query: ${query}`,
    bestFirst: () => "best first",
    ranking: () => "Responses to this query, best first",
    row: (rank: number, label: string, reward: string) => `${rank}. ${label}: reward ${reward}`,
    rowUnreadable: (label: string) => `${label}: can't be read`,
    rowP: (row: string, p: string, low: string, high: string) =>
      `${row}, this one is preferred with probability ${p} (${low} to ${high})`,
    thisOne: (row: string) => `${row} (this one)`,
    manyOthers: () => "Many responses answer this query: hover over the line for their order, best first",
    orderOnLine: () => "Hover over the line for the order of the responses to this query, best first",
    leftOut: (count: number) => `… and ${count} more`,
    line: (line: number) => `line ${line}`,
    selection: (line: number) => `selection, line ${line}`,
  },
  query: {
    prompt: () => "The query that the responses answer",
    title: (file: string) => `Query for ${file}`,
    write: () => "Write or paste the query…",
    change: () => "Edit the query…",
    select: () => "Select it in the text…",
    howToSelect: () => "Select the query in the text, then run Set Query from the context menu",
    inFile: () => "in this file",
    ofOthers: () => "set for another file",
    typed: (query: string) => `Use “${query}”`,
    file: (file: string) => `Query for ${file}`,
    use: (file: string) => `$(check) Use as Query for ${file}`,
    howToWrite: () => "Write or paste the query here. Saving it does the same",
    isSet: (file: string, query: string) => `Query for ${file}: ${query}`,
    cleared: (file: string) => `The query for ${file} is cleared, and the scores that used it`,
    nothingToClear: () => "No query is set for this file",
  },
  select: {
    noEditor: () => "Open a document first",
    nothing: () => "Select the response to score first",
    noResponses: () =>
      "No response found in this document. How to Mark Responses shows what was looked for. To score any text, select it and run Score Selection",
    scoring: () => "Scoring the responses",
    done: (done: number, total: number) => `${done} of ${total}`,
    ranked: (count: number, head: string) => `${count} responses, best first · ${head}`,
    jump: () => "Choose one to go to it",
    problems: (count: number, line: number, message: string) =>
      count === 1
        ? `1 record was skipped, line ${line}: ${message}`
        : `${count} records were skipped; the first, line ${line}: ${message}`,
  },
  action: {
    compare: () => "Compare responses",
    setQuery: () => "Set as query",
    forget: () => "Remove the score of this selection",
    openLog: () => "Open the log",
    showReport: () => "Show report",
    selectHead: () => "Select another model",
    train: () => "Train a model from your choices",
    newQuery: (file: string) => `Set the query for ${file}`,
    changeQuery: (file: string) => `Change the query for ${file}`,
    scoreDocument: () => "Score the responses of this file",
    showModel: () => "Show how good the model is",
    clearQuery: () => "Clear the query",
  },
  status: {
    text: (query: string, head: string) => `$(law) ${query} · ${head}`,
    headOnly: (head: string) => `$(law) ${head}`,
    model: (head: string) => `Model: ${head}`,
    query: (query: string) => `Query of this file: ${query}`,
    ownQueries: () => "The responses of this file have their query in it",
    click: () => "Click to change the model or the query",
    noHeadYet: () => "Reward Lens",
    noQuery: () => "No query set for this file",
    instead: (head: string, wanted: string) => `${head} (instead of ${wanted}, which cannot be loaded)`,
    name: () => "Reward Lens",
    reading: (file: string) => `Reward Lens: reading ${file}`,
    accessible: (head: string, query?: string) =>
      `Reward Lens, model ${head}${query === undefined ? "" : `, query ${query}`}`,
  },
  head: {
    fallback: (wanted: string, starter: string, reason: string) =>
      `${wanted} cannot be loaded; using ${starter}. ${reason}`,
    notTrusted: () =>
      "Models of a workspace are not loaded in Restricted Mode. Trust the workspace, or select a built-in model",
    missing: () => "Not found in .rewardlens/heads. Select another model, or train one",
    skipped: (id: string, reason: string) => `The model ${id} was skipped: ${reason}`,
    newest: () => "The newest trained model",
    newestDetail: () => "Updates automatically after training; general until then",
    starter: () => "built-in",
    inUse: () => "in use",
    versions: () => "Trained in this workspace",
    starters: () => "Built-in models",
    pick: () => "Model to score with",
    pin: () => "Pin for this workspace, a folder or a language",
    facts: (pairs: number, queries: number) => `${pairs} choices, ${queries} queries`,
    set: (head: string) => `Now scoring with ${head}`,
    right: (accuracy: string, length: string) => `${accuracy} right on unseen choices; length alone ${length}`,
    starterDetail: (name: StarterName) => starterDetails[name](),
  },
  error: {
    encoderFailed: (reason: string) => `The encoder could not read this text: ${reason}`,
    notANumber: () => "The score is not a number, so the model does not fit the encoder. Train it again",
    unexpected: (message: string) => `Unexpected: ${message}`,
    noFolder: () => "Open a folder first: choices and models are kept in its .rewardlens",
    skipped: (reason: string) => `This record was skipped: ${reason}`,
    noChoicesYet: () => "There is no preference log yet. Your first choice creates it",
    notTrusted: () => "Reward Lens trains and writes in trusted workspaces only",
  },
};
