import * as z from "zod";
import { parseJsonLine } from "./json-lines.ts";
import { stringRanges, type StringRange } from "./string-ranges.ts";

const text = (field: string) => z.string({ error: (issue) => describe(field, issue.input) });

/** `{"prompt", "chosen", "rejected"}`, other fields allowed: the columns of TRL and of HH-RLHF as cleaned by DSP. */
const pairSchema = z
  .looseObject(
    { prompt: text("prompt"), chosen: text("chosen"), rejected: text("rejected") },
    { error: "is not a JSON object" },
  )
  .superRefine((pair, context) => {
    const wrong = (message: string) => context.addIssue({ code: "custom", message });
    if (pair.chosen.trim() === "") wrong('"chosen" is empty');
    else if (pair.rejected.trim() === "") wrong('"rejected" is empty');
    else if (pair.chosen === pair.rejected)
      wrong('"chosen" and "rejected" are the same text, so there is nothing to prefer');
  });

export interface PairLine {
  readonly prompt: string;
  readonly chosen: string;
  readonly rejected: string;
}

/** A pair with the places of its strings in the line, or what is wrong and what is needed. */
export type ReadPairLine =
  | { readonly pair: PairLine; readonly ranges: Readonly<Record<keyof PairLine, StringRange>> }
  | { readonly message: string };

/**
 * Reads one line of JSONL as a pair; never throws. Undefined where the line is another reader's.
 * @param isOther says which values are.
 */
export function readPairLine(line: string, isOther?: (value: unknown) => boolean): ReadPairLine | undefined {
  const parsed = parseJsonLine(line);
  if ("message" in parsed) return parsed;
  if (isOther?.(parsed.value)) return undefined;
  const result = pairSchema.safeParse(parsed.value);
  if (!result.success) {
    const what = result.error.issues.map((issue) => issue.message).join("; ");
    return { message: `${what}. A line needs "prompt", "chosen" and "rejected", each a string` };
  }
  const { ranges, twice } = stringRanges(line);
  const ambiguous = twice.find((name) => name in pairSchema.shape);
  if (ambiguous !== undefined) return { message: `"${ambiguous}" stands twice. Keep one of them` };
  const [prompt, chosen, rejected] = ["prompt", "chosen", "rejected"].map((name) => ranges.get(name)!);
  return { pair: result.data, ranges: { prompt, chosen, rejected } };
}

function describe(field: string, input: unknown): string {
  if (input === undefined) return `"${field}" is missing`;
  if (Array.isArray(input)) return `"${field}" is a list (chat messages are not read here), not a string`;
  return `"${field}" is ${input === null ? "null" : `of type ${typeof input}`}, not a string`;
}
