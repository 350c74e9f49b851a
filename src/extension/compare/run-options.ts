import type { CompareView, Notice } from "../../protocol/compare.ts";
import type { ModelWordOptions } from "./model-word.ts";
import type { RunLogOptions } from "./run-log.ts";
import type { CompareSession } from "./session/session.ts";
import type { SessionFigures } from "./session/session-figures.ts";

/** What a run of pairs is made of. */
export interface RunOptions extends RunLogOptions, Pick<ModelWordOptions, "predict" | "predictAfter"> {
  readonly session: CompareSession;
  readonly figures?: SessionFigures;
  /** Brings the session up to date with the log. Rejects with StoreError. */
  readonly follow?: (stay: boolean) => Promise<void>;
  /** Its name, for people. */
  readonly name: string;
  readonly memento: unknown;
  /** How many choices a first model still needs. */
  readonly missing: () => number;
  /** How pairs are shown now, and the quick tags. Default: as at first, none. */
  readonly screen?: (() => Pick<CompareView, "options" | "tags">) | undefined;
  readonly show: (view: CompareView) => void;
  readonly notify: (notice: Notice) => void;
  /** Says loudly that something could not be stored. */
  readonly alarm: (message: string, error: unknown) => void;
}
