/**
 * Sentences that take an answer back: that it is a lie, a guess or an invention, that its opposite is true. A sentence counts where it both
 * points at what was said and denies it.
 */

/** Words that point at the answer or its author. */
const POINTERS: ReadonlySet<string> = new Set(
  (
    "i i'm i've this that these those it above answer answers everything none nothing all any before earlier previous sentence sentences paragraph " +
    "points claims numbers figures sources said wrote one what"
  ).split(" "),
);
/** Words and pairs of words that deny. */
const DENIALS: ReadonlySet<string> = new Set(
  (
    "lie,lying,lied,invented,invention,fabricated,fabrication,fake,faked,false,untrue,wrong,mistaken,incorrect,nonsense,rubbish,guessing,guessed,bluffing,pretend,pretending," +
    "improvised,imagination,imagined,fictitious,fiction,dreamed,opposite,reverse,contrary,contradicts,made up,not true,not correct,not right,no idea,know nothing,no evidence,not check," +
    "never checked,never happened,not apply,not exist,not believe,don't believe,not trust,don't trust,other way,second thought,no wait,wait no," +
    "scrap that,strike that,forget the,forget that,forget what,ignore the,ignore that,ignore what,not hold,i denied"
  ).split(","),
);

/** Denials in a sentence that also points at what was said; 0 in others. @param words of the sentence. */
export function retracted(words: readonly string[]): number {
  if (!words.some((word) => POINTERS.has(word))) return 0;
  return words.filter((word, i) => DENIALS.has(word) || (i > 0 && DENIALS.has(`${words[i - 1]} ${word}`))).length;
}
