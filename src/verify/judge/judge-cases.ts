import type { Head } from "../../core/model/head.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Case } from "../case.ts";
import { SourceError } from "../sources/files.ts";
import { judgeCase, textsOf, type JudgedCase } from "./judge.ts";
import { Readings, type ReadTexts } from "./readings.ts";

/** What scores cases, from outside. */
export interface CaseScorer {
  readonly read: ReadTexts;
  /** Loads a model by a built-in one's name or a folder from the root. Rejects with SourceError where there is none. */
  load(model: string): Promise<Head>;
}

/** A case of which it is known which model scores it. */
export type ModelCase = Case & { readonly model: string };

export interface JudgedCases {
  /** In the order of the cases, without those whose model cannot be used. */
  readonly judged: readonly (JudgedCase & { readonly one: ModelCase })[];
  readonly heads: ReadonlyMap<string, Head>;
  /** Why a model cannot be used, and what to do. */
  readonly missing: ReadonlyMap<string, string>;
  readonly readings: Readings;
}

/** The model of files that name none. */
const DEFAULT_MODEL = "general";

/** @param instead of every model that the files name. */
export const withModel = (one: Case, instead: string | undefined): ModelCase => ({
  ...one,
  model: instead ?? one.model ?? DEFAULT_MODEL,
});

/** Gives each case its verdict. @param others texts that are read with those of the cases. */
export async function judgeCases(
  cases: readonly ModelCase[],
  scorer: CaseScorer,
  others: readonly QueryResponse[] = [],
): Promise<JudgedCases> {
  const heads = new Map<string, Head>();
  const missing = new Map<string, string>();
  for (const model of new Set(cases.map((one) => one.model))) {
    try {
      heads.set(model, await scorer.load(model));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      missing.set(model, error.message);
    }
  }
  const usable = cases.filter(({ model }) => heads.has(model));
  const readings = await Readings.of([...usable.flatMap(({ expects }) => textsOf(expects)), ...others], scorer.read);
  const judged = usable.map((one) => ({ one, ...judgeCase(one, heads.get(one.model)!, one.model, readings) }));
  return { judged, heads, missing, readings };
}
