import { assemble, type Side } from "./assemble.ts";
import { isChat, type Turn } from "../canonical/chat.ts";
import { numberOf, pathOf, type Cells } from "../roles/cells.ts";
import type { Plan } from "../roles/plan.ts";
import { askedBy } from "../roles/asked.ts";
import { judgedBy, SAME } from "../roles/attributes.ts";
import { MAX_RESPONSES } from "../text/limits.ts";
import type { Judgement, SampleReading } from "../roles/sample.ts";
import { readSaid, sameLook } from "../roles/texts.ts";

type Problem = { readonly message: string };
const NEEDED = '. A pair needs "prompt", "chosen" and "rejected", each a text or chat messages';

/**
 * Reads a record with a chosen and a rejected response, or with lists of them. The query is the record's own, else what both
 * sides have in common at their beginning.
 */
export function readPairCells(cells: Cells, plan: Plan): SampleReading {
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const answer = plan.chosen === undefined && plan.rejected !== undefined ? answerOf(asked.turns) : undefined;
  const chosen = answer ? [answer] : readSide("chosen", plan.chosen, cells);
  const rejected = readSide("rejected", plan.rejected, cells);
  const wrong = [chosen, rejected].flatMap((side) => ("message" in side ? [side.message] : []));
  if (wrong.length > 0) return { message: `${wrong.join("; ")}${NEEDED}` };
  const [better, worse] = [chosen as Side[], rejected as Side[]];
  const assembled = assemble(answer ? asked.turns.slice(0, -1) : asked.turns, [...better, ...worse]);
  if ("message" in assembled) return assembled;
  const { responses } = assembled;
  for (const [i, { text, label }] of responses.entries())
    if (text.trim() === "") return { message: isCall([...better, ...worse][i]) ? CALL : `"${label}" is empty` };
  const against = contradiction(cells, plan);
  if (against !== undefined) return { message: against };
  const more = judgedBy(cells, plan);
  const judgements = better.flatMap((_, i) =>
    worse.flatMap((__, j): Judgement[] => {
      const other = better.length + j;
      return sameLook(responses[i].text, responses[other].text)
        ? []
        : [{ better: i, worse: other, choice: "first", ...more }];
    }),
  );
  if (judgements.length === 0) return { message: SAME };
  const weight = judgements.length > 1 ? (responses.length - 1) / judgements.length : undefined;
  return { samples: [{ ...assembled, judgements, weight, isPair: responses.length === 2 }], notes: [] };
}

/** The answer at the end of a conversation, beside which a record has a rejected one (ms-swift). */
function answerOf(turns: readonly Turn[]): Side | undefined {
  const last = turns.at(-1);
  return last?.speaker === "Assistant" && !last.isContext && turns.length > 1
    ? { label: "chosen", turns: [last], isText: true }
    : undefined;
}

const CALL = "one side is a call of a tool, so that the two cannot be compared as texts";

const isCall = ({ turns }: Side): boolean => turns.at(-1)?.isContext === true;

function readSide(label: string, name: string | undefined, cells: Cells): readonly Side[] | Problem {
  const value = name === undefined ? undefined : cells.values[name];
  if (name === undefined || value === undefined)
    return { message: `"${label}" is ${name === undefined ? "missing" : "empty"}` };
  const many =
    Array.isArray(value) && value.length > 1 && !isChat(value)
      ? value.slice(0, Math.floor(Math.sqrt(MAX_RESPONSES)))
      : undefined;
  if (many) {
    const sides = many.map((item, i) => readSaid(item, [...pathOf(cells, name), i], "Assistant"));
    const wrong = sides.find((side) => side === undefined || "message" in side);
    if (wrong === undefined && sides.every((side) => side !== undefined))
      return sides.map((side, i): Side => ({
        label: `${label} ${i + 1}`,
        ...(side as { turns: readonly Turn[]; isText: boolean }),
      }));
  }
  const said = readSaid(value, pathOf(cells, name), "Assistant");
  if (!said) return { message: `"${name}" contains no text` };
  return "message" in said ? said : [{ label, ...said }];
}

/** What in a record says that the rejected response is the better one. */
function contradiction({ values }: Cells, { scores, strength }: Plan): string | undefined {
  const figure = (side: string) => {
    const score = scores.find((one) => one.side === side && one.role === "score");
    return score === undefined ? undefined : numberOf(values[score.name]);
  };
  const [chosen, rejected] = [figure("chosen"), figure("rejected")];
  if (chosen !== undefined && rejected !== undefined && chosen < rejected)
    return `the rejected response has the higher score (${rejected} against ${chosen}), which contradicts "chosen"`;
  const margin = strength !== undefined && /margin/i.test(strength) ? numberOf(values[strength]) : undefined;
  return margin !== undefined && margin < 0 ? `the margin ${margin} contradicts "chosen"` : undefined;
}
