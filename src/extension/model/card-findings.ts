import * as z from "zod";
import type { HeadCard } from "../../core/head.ts";
import { within } from "../../model-report/words.ts";
import type { ModelWarning } from "../../protocol/model.ts";

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const text = z.string().max(2000);

/** What a card may hold beside its figures; cards of other versions have less. */
const findings = z.object({
  warnings: z.array(z.object({ cause: text, cure: text })).catch([]),
  againstPrevious: z
    .object({ name: text, verdict: z.enum(["better", "worse", "unknown"]), difference: estimate, pairs: z.number() })
    .optional()
    .catch(undefined),
  selfConsistency: z.object({ same: estimate, pairs: z.number() }).optional().catch(undefined),
});

const verdicts = { better: "likely better", worse: "likely worse", unknown: "can't tell" } as const;

/** What the training found about the choices, and against the head before: for people, each with its figures. */
export function cardFindings(card: HeadCard): ModelWarning[] {
  const read = z.object({ report: findings }).safeParse(card);
  if (!read.success) return [];
  const { warnings, againstPrevious, selfConsistency } = read.data.report;
  const found: ModelWarning[] = [];
  if (againstPrevious) {
    const { name, verdict, difference, pairs } = againstPrevious;
    const [value, low, high] = [difference.value, difference.low, difference.high].map(points);
    const figures = `${value} points (${low} to ${high}) on ${pairs} choices that neither had seen`;
    found.push({ title: `Against ${name}: ${verdicts[verdict]}`, text: `The difference is ${figures}.` });
  }
  if (selfConsistency) {
    const { same, pairs } = selfConsistency;
    const share = within(same.value, same.low, same.high);
    found.push({
      title: "Yourself",
      text: `Asked again, you chose the same in ${share} of ${pairs} pairs: no head can be expected to do better.`,
    });
  }
  for (const { cause, cure } of warnings) found.push({ title: cause.replace(/\.$/, ""), text: cure });
  return found;
}

const points = (share: number): string =>
  `${share > 0 ? "+" : share < 0 ? "−" : ""}${Math.abs(100 * share).toFixed(1)}`;
