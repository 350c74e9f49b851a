/** How a response differs from others, in a few words for each surface feature. */

export interface Concept {
  /** Names in NAMED_FEATURES that mean the same to a reader: their parts are summed, and the first decides the direction. */
  readonly features: readonly [string, ...string[]];
  readonly more: string;
  readonly less: string;
  /** In place of `less` where the response has none at all. */
  readonly none?: string;
}

const one = (feature: string, more: string, less: string, none?: string): Concept => ({
  features: [feature],
  ...{ more, less },
  ...(none !== undefined && { none }),
});
/** "more numbers", "fewer numbers", "no numbers" */
const counted = (feature: string, things: string) => one(feature, `more ${things}`, `fewer ${things}`, `no ${things}`);
/** "more advice", "less advice", "no advice" */
const mass = (feature: string, stuff: string) => one(feature, `more ${stuff}`, `less ${stuff}`, `no ${stuff}`);
/** "more about food", "less about food" */
const about = (feature: string, topic = feature) => one(feature, `more about ${topic}`, `less about ${topic}`);

const group = (features: Concept["features"], more: string, less: string, none?: string): Concept => ({
  ...one(features[0], more, less, none),
  features,
});

export const CONCEPTS: readonly Concept[] = [
  group(["words", "length of a fact", "sentences"], "longer", "shorter"),
  group(["word length", "long words"], "longer words", "plainer words"),
  one("sentence length", "longer sentences", "shorter sentences"),
  one("paragraphs", "more paragraphs", "fewer paragraphs"),
  counted("list items", "list items"),
  group(["numbers", "digits", "years", "figures asked for"], "more numbers", "fewer numbers", "no numbers"),
  one("figure first", "a number at the start", "no number at the start"),
  one("capitals", "more capital letters", "fewer capital letters"),
  group(["names", "names asked for"], "more names", "fewer names", "no names"),
  one("name first", "a name at the start", "no name at the start"),
  group(["questions", "ends asking"], "asks more back", "asks less back", "asks nothing back"),
  counted("exclamations", "exclamation marks"),
  one("commas", "more commas", "fewer commas"),
  one("asides", "more asides", "fewer asides", "no asides"),
  counted("quotes", "quotation marks"),
  mass("markup", "formatting"),
  counted("links", "links"),
  one("unfinished", "ends without a full stop", "ends with a full stop"),
  group(["regret", "refusal"], "more apology", "less apology", "no apology"),
  one("opens with I", "opens with “I”", "doesn't open with “I”"),
  one("opens with assent", "opens with “sure” or the like", "no “sure” at the start"),
  mass("past tense", "past tense"),
  group(["-ing", "opens with -ing"], "more words in -ing", "fewer words in -ing"),
  one("adverbs", "more words in -ly", "fewer words in -ly"),
  group(["overlap", "echo", "opening echo"], "more of the query's words", "fewer of the query's words"),
  one("new words", "adds more of its own", "adds less of its own"),
  group(["variety", "local variety"], "more varied words", "less varied words"),
  one("opening length", "longer first sentence", "shorter first sentence"),
  group(["repeated pairs", "repeated threes", "repetition"], "repeats itself", "repeats itself less"),
  group(["second person", "sentences on you"], "more “you”", "less “you”", "no “you”"),
  group(["first person", "sentences on I"], "more “I”", "less “I”", "no “I”"),
  one("sentences on it", "stays on one subject", "changes subject more"),
  one("rhythm", "sentences vary more in length", "more even sentences"),
  mass("hedges", "hedging"),
  one("we", "more “we”", "less “we”", "no “we”"),
  one("third person", "more about others", "less about others"),
  counted("negations", "negations"),
  mass("advice", "advice"),
  counted("actions", "instructions"),
  counted("reasons", "reasons"),
  one("contrast", "weighs more", "weighs less"),
  counted("examples", "examples"),
  counted("order", "words for order"),
  counted("politeness", "polite words"),
  counted("care", "words of caution"),
  mass("intensifiers", "emphasis"),
  group(["abuse", "harsh sentences", "harshest sentence", "insults"], "harsher", "less harsh"),
  one("withdrawn", "takes its answer back", "takes nothing back"),
  counted("no words", "unknown words"),
  mass("praise", "praise"),
  counted("blame", "words of blame"),
  one("function words", "more small words", "denser"),
  one("conjunctions", "more “and”", "fewer “and”"),
  counted("modal verbs", "modal verbs"),
  one("number words", "more number words", "fewer number words"),
  one("amounts", "more words for amounts", "fewer words for amounts"),
  counted("comparison", "comparisons"),
  ...[about("people"), about("family"), about("food"), about("home"), about("body", "the body"), about("health")],
  ...[about("money and work"), about("feelings"), about("thoughts"), about("time"), about("places")],
  ...[about("entertainment"), about("science"), about("technology"), about("state and law")],
  ...[about("violence"), about("sex"), about("groups")],
  group(["word order", "worst word order"], "reads more naturally", "reads less naturally"),
  group(["copied", "says the query again"], "repeats the query", "repeats the query less"),
  group(["off topic", "lone sentences"], "seems off topic", "seems more on topic"),
  one("disorder", "seems out of order", "seems better ordered"),
  one("out of place", "something seems out of place", "nothing seems out of place"),
];
