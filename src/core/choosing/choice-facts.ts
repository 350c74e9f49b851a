/** What a preference log knows of its choices beside the pairs themselves. */
export interface ChoiceFacts {
  /** Strict choices made on a screen in a drawn order, and in how many of them the first shown was preferred. */
  readonly shown: number;
  readonly shownFirst: number;
  /** Pairs that the same person answered again, and how many answers were the same; a tie against a choice is a half. */
  readonly repeats: number;
  readonly same: number;
}
