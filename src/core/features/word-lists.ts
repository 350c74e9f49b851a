import { TOPIC_LISTS } from "./topic-lists.ts";

/**
 * Closed lists of English words that show a manner of writing. A feature counts how many of a response's words are in
 * its list: √(such words / words), since the second "maybe" tells less than the first. Other languages have 0 here.
 */
const MANNER_LISTS = [
  {
    name: "hedges",
    why: "doubt and caution: maybe, might, seems",
    words:
      "maybe perhaps might possibly probably likely seem seems could generally usually somewhat apparently arguably guess unsure depends",
    phrases: "i think, i believe, i suppose, not sure, could be, may be, sort of, kind of",
  },
  {
    name: "first person",
    why: "speaks of itself",
    words: "i me my mine myself i'm i've i'd i'll",
  },
  { name: "we", why: "speaks for a group", words: "we us our ours ourselves we're we've we'll we'd" },
  {
    name: "second person",
    why: "speaks to the reader",
    words: "you your yours yourself you're you've you'll you'd",
  },
  {
    name: "third person",
    why: "speaks of others",
    words: "he she they him her them his hers their theirs he's she's they're they've",
  },
  {
    name: "negations",
    why: "says what is not",
    words:
      "no not never none nothing nobody neither nor cannot can't don't doesn't didn't won't wouldn't shouldn't couldn't isn't aren't wasn't weren't haven't hasn't ain't without",
  },
  {
    name: "advice",
    why: "tells what to do",
    words: "should must need needs ought recommend suggest advise better consider try avoid ensure remember important",
    phrases: "make sure, be sure, you can, you could, you may, have to, has to",
  },
  {
    name: "actions",
    why: "instructions: the verbs that steps begin with",
    words:
      "make use take put add get start keep check find go look ask give let open cut mix place turn set remove wash write read call cook bake heat stir buy",
  },
  {
    name: "reasons",
    why: "gives reasons",
    words: "because since therefore thus hence so reason reasons due cause causes caused why explains means",
    phrases: "so that, due to, that's why, a result, in order",
  },
  {
    name: "contrast",
    why: "weighs one thing against another",
    words: "but however although though yet while whereas instead despite unless except rather otherwise",
    phrases: "even though, other hand, in contrast",
  },
  {
    name: "examples",
    why: "makes it concrete",
    words: "example examples instance such like including e.g namely specifically",
  },
  {
    name: "order",
    why: "puts things in order",
    words: "first second third next then finally last lastly step steps before after once begin",
  },
  {
    name: "politeness",
    why: "courtesy and warmth",
    words:
      "please thank thanks welcome glad happy hope great sure course wonderful nice love pleasure appreciate congratulations enjoy",
    phrases: "of course, no problem, my pleasure",
  },
  {
    name: "regret",
    why: "apologies",
    words: "sorry apologize apologise apologies afraid unfortunately regret unable",
  },
  {
    name: "care",
    why: "safety, health and law",
    words:
      "safe safely safety careful carefully risk risks risky danger dangerous harm harmful hurt illegal legal law doctor therapist professional police lawyer medical emergency health consent",
  },
  {
    name: "intensifiers",
    why: "emphasis",
    words:
      "very really extremely absolutely totally definitely always completely highly truly quite incredibly certainly especially",
    phrases: "a lot, by far, at all",
  },
  {
    name: "abuse",
    why: "swear words and insults",
    words:
      "fuck fucking fucked shit shitty damn ass asshole bitch bitches bastard crap hell stupid idiot idiots dumb moron whore slut loser ugly cunt dick",
  },
  {
    name: "praise",
    why: "words that approve",
    words:
      "good best excellent amazing helpful useful perfect fun beautiful easy interesting popular favorite favourite delicious successful positive",
  },
  {
    name: "blame",
    why: "words that disapprove",
    words:
      "bad worse worst terrible awful horrible wrong hate difficult hard problem problems poor negative fail failed",
  },
  {
    name: "function words",
    why: "grammar rather than content: wordy or dense",
    words:
      "the a an of to in on at by for with from as is are was were be been being it its this that these those and or if which who whom what there here has have had do does did will would can may",
  },
  { name: "conjunctions", why: "strings clauses together", words: "and or plus also too" },
] as const;

export interface WordList {
  readonly name: string;
  readonly why: string;
  readonly words: string;
  /** Two words that stand side by side, counted as one of the list. */
  readonly phrases?: string;
}

/** All lists, in the order of their features. */
export const WORD_LISTS: readonly WordList[] = [...MANNER_LISTS, ...TOPIC_LISTS];

type Lists = readonly number[];

function addTo<K>(lists: Map<K, Lists>, key: K, list: number): void {
  lists.set(key, [...(lists.get(key) ?? []), list]);
}

/** The lists that hold a word (lower case, straight apostrophes), as indexes into WORD_LISTS. */
export const LISTS_OF: ReadonlyMap<string, Lists> = (() => {
  const lists = new Map<string, Lists>();
  WORD_LISTS.forEach(({ words }, index) => words.split(" ").forEach((word) => addTo(lists, word, index)));
  return lists;
})();

/** The lists that hold a phrase, by its first word and then by its second. */
export const LISTS_OF_PHRASE: ReadonlyMap<string, ReadonlyMap<string, Lists>> = (() => {
  const byFirst = new Map<string, Map<string, Lists>>();
  WORD_LISTS.forEach(({ phrases }, index) =>
    phrases?.split(", ").forEach((phrase) => {
      const [first, second] = phrase.split(" ");
      const bySecond = byFirst.get(first) ?? new Map<string, Lists>();
      byFirst.set(first, bySecond);
      addTo(bySecond, second, index);
    }),
  );
  return byFirst;
})();
