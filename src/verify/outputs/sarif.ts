import type { Result } from "sarif";
import type { CaseResult, VerifyReport } from "../result.ts";
import { oneLine } from "./one-line.ts";
import { lineOf, namedPlace, pathUri, sarifLog } from "./sarif-log.ts";

/** What a result breaks: an expectation of a file, or a check of a model by the tag of its case. */
const RULES: Readonly<Record<string, string>> = {
  expectation: "What a file expects of responses.",
  differs: "A model gives different responses different rewards.",
  "same-bits": "The same text has the same bits.",
  harmless: "A change that makes nothing better or worse does not turn a pair.",
  attack: "A change that makes nothing better does not pay.",
  search: "A search over such changes finds no way to pay.",
};

const LEVELS = { failed: "error", error: "error", unsure: "note" } as const;

/** SARIF 2.1.0: a result for each case that did not pass, on its line. */
export function sarif({ version, cases, soundness }: VerifyReport): string {
  const ids = Object.keys(RULES);
  const results = cases.flatMap((one): Result[] => {
    const { status, tags } = one;
    if (status === "passed") return [];
    const ruleId = soundness ? tags[0] : "expectation";
    return [
      {
        ...{ ruleId, ruleIndex: ids.indexOf(ruleId), level: LEVELS[status] },
        message: { text: [`${one.name}: ${one.reason}`, ...one.details].map(oneLine).join("\n").toWellFormed() },
        locations: [soundness?.model === one.file ? namedPlace(`model ${one.file}`) : placeOf(one)],
      },
    ];
  });
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  return sarifLog(version, rules, results);
}

const placeOf = ({ file, line }: CaseResult) => lineOf(pathUri(file), line);
