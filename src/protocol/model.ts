import type { HeadCard } from "../core/model/head.ts";
import type { LossStep, LossTrace } from "../core/model/training-report.ts";
import type { Fact } from "../report/facts.ts";
import type { When } from "../report/dots.ts";
import type { ModelFigures } from "../report/figures.ts";
import type { Finding } from "../report/findings.ts";
import type { NextStep } from "../report/next-step.ts";

/** The head that is shown. */
export interface ShownHead {
  readonly name: string;
  readonly card: HeadCard;
  /** Whether it scores now. */
  readonly inUse: boolean;
  /** Whether it ships with the extension. */
  readonly starter: boolean;
}

/** A training that runs. */
export interface ShownTraining {
  /** 0 to 1. */
  readonly fraction: number;
  readonly message: string;
  readonly losses: readonly LossTrace[];
}

/** Everything on the panel. */
export interface ModelView {
  /** Undefined where nothing is trained, and where the head cannot be read. */
  readonly head?: ShownHead | undefined;
  /** Undefined for heads whose training kept no report. */
  readonly figures?: ModelFigures | undefined;
  /** First words of each choice in the training, for its dot; "" where the log no longer has it. */
  readonly titles: readonly string[];
  readonly warnings: readonly Finding[];
  /** What the model does with the person's own texts, once it is measured. */
  readonly measured?: readonly Fact[] | undefined;
  /** How often the model in use predicts the choices so far, before any training; once it is measured. */
  readonly taste?: string | undefined;
  readonly next: NextStep;
  readonly training?: ShownTraining | undefined;
  /** Why the head cannot be shown, for people. */
  readonly problem?: string | undefined;
  /** Opaque: the page keeps it, and VS Code gives it back after a reload. */
  readonly memento: unknown;
}

export type ModelAction = "compare" | "train" | "cancel" | "use" | "export";

/** What the panel asks of the extension; a call that fails rejects with a Failure. */
export interface ModelFunctions {
  /** The page is there: answers with what to show. */
  ready(): Promise<ModelView>;
  act(action: ModelAction): Promise<void>;
  /** Opens both responses of a choice, by its place in the training. */
  openPair(pair: number): Promise<void>;
  /** Lists the choices of a dot that represents several, to open one. @param bin the dot's, of Δ by the head named. */
  openBin(when: When, bin: number): Promise<void>;
  /** Puts a chart's SVG or CSV on the clipboard. */
  copy(text: string): Promise<void>;
}

/** What the extension sends to the panel. */
export interface ModelEvents {
  show(view: ModelView): void;
  progress(progress: Omit<ShownTraining, "losses">): void;
  step(step: LossStep): void;
}
