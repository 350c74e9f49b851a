/** What the annotator answered, by the place on the screen. */
export type ScreenAnswer = "one" | "two" | "tie" | "both-bad" | "skip";

/** 1 slightly, 2 clearly, 3 far better. */
export type AnswerStrength = 1 | 2 | 3;

/** What the annotator says of the pair on the screen beside the answer; it is stored with it. */
export interface Draft {
  readonly strength: AnswerStrength;
  readonly tags: readonly string[];
  readonly reason: string;
}

/** How pairs are shown, until it is changed. */
export interface ScreenOptions {
  /** Whether Markdown is shown as what it means; else its source. */
  readonly markdown: boolean;
  /** Whether words that only one response has are marked. */
  readonly differences: boolean;
  /** Whether one response scrolls with the other one. */
  readonly linked: boolean;
}

/** What a key asks of the page alone. */
export type PageAction = "fold" | "query" | "reason" | "edit-one" | "edit-two";

/** A text as sent: long ones are cut, at first further than by `wholeTexts`. */
export interface ShownText {
  readonly text: string;
  /** UTF-16 length of the whole text. */
  readonly length: number;
}

/** Two responses to one query in the order of the screen. Nothing here says which model wrote them or how they score. */
export interface ShownPair {
  /** Names this showing of the pair; an answer counts only for the showing it was given to. */
  readonly token: string;
  readonly query: ShownText;
  readonly responses: readonly [ShownText, ShownText];
}

/** The texts of a pair as far as the page can show them. */
export type WholeTexts = Pick<ShownPair, "query" | "responses">;

/** Pairs of the queue by their present answer. */
export interface AnswerCounts {
  readonly decided: number;
  readonly ties: number;
  readonly bothBad: number;
  readonly skipped: number;
}

export type CompareScreen =
  /** `reason`: why there is nothing to compare, for people; "" where nothing was asked for yet. */
  | { readonly kind: "empty"; readonly reason: string }
  | { readonly kind: "pair"; readonly pair: ShownPair }
  /** `missing`: how many choices a first model still needs. */
  | { readonly kind: "finished"; readonly counts: AnswerCounts; readonly missing: number };

/** Everything on the panel but the notice. */
export interface CompareView {
  readonly screen: CompareScreen;
  /** Name of the file or document that the pairs come from. */
  readonly source: string;
  readonly done: number;
  readonly total: number;
  readonly canUndo: boolean;
  readonly draft: Draft;
  readonly options: ScreenOptions;
  /** The annotator's quick tags, in the order of their keys. */
  readonly tags: readonly string[];
  /** The texts that are likely to come next, to be prepared while the person reads. */
  readonly next?: WholeTexts | undefined;
  /** Absent where nothing was asked for yet. */
  readonly session?: SessionLines;
  /** Opaque: the page keeps it, and VS Code gives it back after a reload of the window. */
  readonly memento: unknown;
}

/** Lines about the last action, for people. */
export interface Notice {
  readonly status: string;
  /** True when the action failed: nothing was recorded. */
  readonly failed: boolean;
  /** What the model would have said before the last choice, and what the choice changed; "" until that is known. */
  readonly model: string;
}

/** What a button of the empty or the finished screen asks for. */
export type CompareAction = "open-document" | "compare-file" | "train";

/** What the panel asks of the extension; a call that fails rejects with a Failure. */
export interface CompareFunctions {
  /** The page is there: answers with what to show. */
  ready(): Promise<{ readonly view: CompareView; readonly notice: Notice }>;
  /** The pair is on the screen: time runs, and keys answer it. */
  shown(token: string): Promise<void>;
  answer(token: string, answer: ScreenAnswer): Promise<void>;
  /** Replaces what will be stored with the answer to the pair of that token. */
  draft(token: string, draft: Draft): Promise<void>;
  options(options: ScreenOptions): Promise<void>;
  /** Stores that `text`, an edited version of the response at that place, beats it. The pair stays. */
  edit(token: string, place: "one" | "two", text: string): Promise<void>;
  undo(): Promise<void>;
  wholeTexts(token: string): Promise<WholeTexts>;
  act(action: CompareAction): Promise<void>;
}

/** What the extension sends to the panel. */
export interface CompareEvents {
  show(view: CompareView): void;
  notify(notice: Notice): void;
  perform(action: PageAction): void;
}

/** What a person reads of their session, as sentences; "" where there is too little to say. */
export interface SessionLines {
  /** "About 5 s per choice, about 4 min left". */
  readonly pace: string;
  /** How often the same was said of a pair that was asked again. */
  readonly consistency: string;
  /** Whether the place on the screen matters to the choices. */
  readonly order: string;
  /** That a break may help. */
  readonly hint: string;
}
