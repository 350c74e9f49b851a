import type { LessonFigures } from "./lesson-figures.ts";

/** The lesson's steps, in order, and the parts of each: a part is one question with its figures. */
export const lessonParts = {
  why: ["alignment", "quality", "optimisation", "preference", "consistency"],
  example: ["tokens", "embedding", "scores", "explained"],
  loss: ["pair", "pairs", "own"],
  training: ["worked", "descent", "step"],
  verify: ["same", "changed", "facts"],
} as const;

export type LessonStep = keyof typeof lessonParts;
export type PartId = (typeof lessonParts)[LessonStep][number];

export const lessonSteps = Object.keys(lessonParts) as LessonStep[];

/** A pair of the lesson's own, to choose from. */
export interface LessonPair {
  readonly query: string;
  readonly responses: readonly [string, string];
}

/** What a person did so far; kept by VS Code for all windows. */
export interface LessonProgress {
  readonly step: LessonStep;
  /** The option that was answered, by part. */
  readonly answers: Readonly<Partial<Record<PartId, number>>>;
  /** The preferred response of each of the lesson's pairs: 0, 1, or -1 while it is open. */
  readonly choices: readonly number[];
}

export interface LessonView {
  readonly progress: LessonProgress;
  readonly pairs: readonly LessonPair[];
  readonly trusted: boolean;
  readonly folder: boolean;
}

/** What a button of the lesson opens. */
export const lessonActions = ["example", "inspect", "choices", "compare", "train", "model", "folder", "trust"] as const;
export type LessonAction = (typeof lessonActions)[number];

/** What a part may be asked with: the rate of a descent. */
export interface FigureOptions {
  readonly rate?: number | undefined;
}

/** What the lesson's page asks of the extension; a call that fails rejects with a Failure. */
export interface LessonFunctions {
  ready(): Promise<LessonView>;
  /** Figures of a part, made by core and the encoder. */
  figures(part: PartId, options: FigureOptions): Promise<LessonFigures[PartId]>;
  /** Keeps what the person did. */
  keep(progress: LessonProgress): Promise<void>;
  act(action: LessonAction): Promise<void>;
  copy(text: string): Promise<void>;
}

/** What the extension sends to the page. */
export interface LessonEvents {
  show(view: LessonView): void;
}
