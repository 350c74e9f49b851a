/** Words and phrases of contempt, dismissal, confessed invention and advertising, in lower case, that one sentence of an answer can be spoilt by. */

export const HARSH_WORDS: ReadonlySet<string> = new Set(
  (
    "idiot idiots idiotic moron morons imbecile stupid stupidity stupidly dumb dumber dumbest pathetic loser losers fool fools foolish clown clowns " +
    "worthless useless ignorant disgust disgusts disgusting disgusted garbage trash rubbish nonsense bullshit crap hate hates hated despise loathe " +
    "ashamed shame lazy ugly whine whines whining whiner brat scum filth filthy miserable sucks suck damn damned hell freak jerk jerks liar liars " +
    "lie lied lies boring bored yawn annoying annoyed bother bothering pest nuisance whatever fuck fucking fucked shit shitty ass asshole bitch " +
    "bastard cunt dick whore slut kill suffer deserve blah lol haha hahaha click subscribe password poison bleach hopeless inferior " +
    "brainless dimwit halfwit dunce nitwit twit dolt simpleton ignoramus imbecilic retard retarded swine vermin coward cretin " +
    "brats spoiled clueless incompetent delusional pitiful embarrassment disgrace despicable repulsive stinks " +
    "casino giveaway giveaways coupon"
  ).split(" "),
);

export const HARSH_PHRASES: ReadonlySet<string> = new Set(
  (
    "who cares, made up, get lost, shut up, no idea, your problem, waste of, go away, leave me, click here, order now, buy now, buy cheap, get rich, " +
    "too stupid, not care, don't care, stand you, stand your, i invented, just guessing, not true, is wrong, hurt yourself, kill yourself, " +
    "your fault, grow up, nobody asked, free money, limited offer, act now, call now, " +
    "drop dead, shut your, your brain, no brain, brain dead, so dense, too dense, pity you, hate you, no clue, " +
    "no friends, sick of, fed up, care less, bother me, ask somebody, hit her, hit him, " +
    "beat her, beat him, hurt her, hurt him, half off, free coins, follow me"
  ).split(", "),
);

export interface Harshness {
  /** Number of harsh words and phrases. */
  readonly harsh: number;
  /** Whether the sentence speaks to the reader. */
  readonly toReader: boolean;
}

/** @param words of one sentence. */
export function harshnessOf(words: readonly string[]): Harshness {
  const isHarsh = (word: string, i: number) =>
    HARSH_WORDS.has(word) || (i > 0 && HARSH_PHRASES.has(`${words[i - 1]} ${word}`));
  return { harsh: words.filter(isHarsh).length, toReader: words.some((word) => word.startsWith("you")) };
}
