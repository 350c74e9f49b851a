import type { StarterName } from "./heads/starters.ts";

const starterDetails: Record<StarterName, () => string> = {
  general: () => "Prefers what people in many public sets of choices prefer",
  "on-topic": () => "Prefers an answer to this query to an answer to another one",
  helpful: () => "Prefers what people called the more helpful answer",
  harmless: () => "Prefers what people called the less harmful answer",
};

/** Every word that the editor's side says to people, in one place, ready to be translated. */
export const messages = {
  columns: {
    noFile: () => "Open a table or a file of records first: no file is in front",
    nothingToAsk: (file: string) => `Nothing is to be asked about the columns of ${file}`,
  },
  lens: {
    placed: (place: string, score: string) => `${place} · ${score}`,
    place: (rank: string, of: number) => `${rank} of ${of}`,
    tied: (place: string) => `${place}, tied`,
    close: (place: string, other: string) => `${place}, close to ${other}`,
    unsure: () => "unsure",
    unsureUntil: (more: string) => `unsure · about ${more} more choices`,
    unlike: () => "unsure · unlike your choices",
    general: (score: string) => `general says ${score}`,
    named: (label: string, title: string) => `${label}: ${title}`,
    empty: () => "empty response: no score",
    unreadable: (share: string) => `no score: ${share} of its words are unknown to the encoder, which reads English`,
    foreign: () => "not English",
    cut: (tokens: string) => `first ${tokens} tokens read`,
    unavailable: () => "$(warning) score unavailable",
    firstBelow: (count: number | undefined, line: number) => {
      if (count === 1) return `$(arrow-down)\u00a01 response, on line ${line}`;
      return `$(arrow-down)\u00a0${count === undefined ? "Responses" : `${count} responses`}, the first on line ${line}`;
    },
  },
  hover: {
    score: (score: string, low: string, high: string) =>
      `Score ${score}, range ${low} to ${high}: how likely it beats an average response`,
    vague: (low: string, high: string) => `Unsure: the range of its score is ${low} to ${high}`,
    moreChoices: (more: string) => `About ${more} more choices would give most responses a score`,
    unlike: () =>
      "It is unlike the responses that you chose between. Compare the responses of this file to teach the model about them",
    generalScore: (score: string) => `The general model, trained on other people's choices, scores it ${score}`,
    foreign: () =>
      "It is not in English. The encoder was trained on English, so the score says less than one of an English response",
    cut: (tokens: string, length: string) =>
      `Only its first ${tokens} tokens are read: the last ${length} characters do not count`,
    raises: (reasons: string) => `For it: ${reasons}`,
    lowers: (reasons: string) => `Against it: ${reasons}`,
    model: (model: string, query: string) => `${model} · query: ${query}`,
    general: (link: string) => `These scores come from other people's choices. Make them yours: ${link}`,
    generalLink: () => "compare 12 pairs",
    bestFirst: () => "best first",
    ranking: () => "Responses to this query, best first",
    row: (rank: number, label: string) => `${rank}. ${label}`,
    rowUnreadable: (label: string) => `${label}: can't be read`,
    better: (row: string, share: string) => `${row} · likely better (${share})`,
    worse: (row: string, share: string) => `${row} · likely worse (${share})`,
    closeBetter: (row: string, share: string) => `${row} · close, perhaps better (${share})`,
    closeWorse: (row: string, share: string) => `${row} · close, perhaps worse (${share})`,
    same: (row: string) => `${row} · the same score`,
    thisOne: (row: string) => `${row} · this one`,
    manyOthers: () => "Many responses answer this query: hover over the line for their order, best first",
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
    setQuery: () => "Use its query for selections in this file",
    addExpectation: () => "Add an expectation for CI",
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
    noQuery: () => "no query",
    noQueryCure: () => "No query set for this file: click to set one, then score a selection or the whole text",
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
