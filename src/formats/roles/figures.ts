import type { AskChoice, ColumnAnswers } from "./ask.ts";
import { quoted } from "./ask.ts";
import { numberOf } from "./cells.ts";
import type { NamedColumn } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { ColumnStats } from "./stats.ts";
import type { Outcome, Sides } from "./verdict-words.ts";

/** How a column's figures name sides. */
export type FigureReading =
  | { readonly kind: "values"; readonly of: ReadonlyMap<number, Outcome> }
  /** From one side to the other: figures below the middle favour `low`. The middle is one figure, or somewhere between two. */
  | { readonly kind: "scale"; readonly low: number; readonly middle: readonly [number, number] }
  | { readonly kind: "ask"; readonly question: string; readonly choices: readonly AskChoice[] };

const side = (index: number): Outcome => ({ kind: "side", side: index });

/**
 * What the figures of a verdict column mean. Certain: the numbers of the columns' own names, and 1 and 2 for the first and
 * the second where 0 does not occur. All else is asked: 0 and 1, a signed figure, a scale, a probability.
 */
export function readFigures(
  name: string,
  stats: ColumnStats | undefined,
  { keys, columns }: Sides,
  answers: ColumnAnswers,
): FigureReading {
  const applies = answers.verdict === undefined || answers.verdict === name;
  if (applies && answers.values) return { kind: "values", of: outcomesByFigure(answers.values, columns) };
  const figures = [
    ...new Set([...(stats?.values?.keys() ?? [])].map(numberOf).filter((figure) => figure !== undefined)),
  ].sort((a, b) => a - b);
  const low = applies && answers.low !== undefined ? columns.indexOf(answers.low) : -1;
  if (low >= 0)
    return {
      kind: "scale",
      low,
      middle: answers.middle === undefined ? middleOf(figures) : [answers.middle, answers.middle],
    };
  const named = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : undefined));
  const all = named.every((key) => key !== undefined);
  const areNamed = figures.length > 0 && all && figures.every((figure) => named.includes(figure));
  if (areNamed && (named.includes(0) || figures.length > 1))
    return { kind: "values", of: new Map(named.map((key, i) => [key, side(i)])) };
  const places =
    figures.length > 0 && figures.every((figure) => Number.isInteger(figure) && figure >= 0 && figure <= keys.length);
  if (places && figures[0] !== 0 && (figures.length > 1 || figures[0] !== 1)) {
    const first = all ? named : keys.map((_, i) => i + 1);
    if (figures.every((figure) => first.includes(figure)))
      return { kind: "values", of: new Map(first.map((key, i) => [key!, side(i)])) };
  }
  if (places && keys.length > 2 && figures[0] === 0 && figures.at(-1)! > 1 && figures.at(-1)! < keys.length)
    return { kind: "values", of: new Map(keys.map((_, i) => [i, side(i)])) };
  return figures.length > 0 && figures.length <= 3 && places && keys.length === 2
    ? askValues(name, figures, columns)
    : askScale(name, columns);
}

/** The meanings of figures as a person answers them. */
export function outcomesByFigure(
  values: Readonly<Record<string, string>>,
  columns: readonly string[],
): Map<number, Outcome> {
  return new Map(
    Object.entries(values).flatMap(([value, meaning]): [number, Outcome][] => {
      const figure = numberOf(value);
      const index = columns.indexOf(meaning);
      const outcome: Outcome =
        index >= 0 ? side(index) : { kind: meaning === "tie" || meaning === "both-bad" ? meaning : "none" };
      return figure === undefined ? [] : [[figure, outcome]];
    }),
  );
}

/**
 * Where the middle of a scale may be of which some figures occur. Without negative ones, a scale from 1 (or 0) may end at the
 * greatest of them or at the next odd number; one that begins at 0 may also be signed.
 */
function middleOf(figures: readonly number[]): readonly [number, number] {
  if (figures.length === 0) return [0.5, 0.5];
  const [least, most] = [figures[0], figures.at(-1)!];
  if (least < 0) return [0, 0];
  if (most <= 1) return [0.5, 0.5];
  const first = Math.min(1, least);
  if (!figures.every(Number.isInteger)) return [(first + most) / 2, (first + most) / 2];
  const last = first === 1 && most % 2 === 0 ? most + 1 : most;
  return [first === 0 && most <= 3 ? 0 : (first + most) / 2, (first + last) / 2];
}

function askValues(name: string, figures: readonly number[], [a, b]: readonly string[]): FigureReading {
  const rising =
    figures.includes(1) && !figures.includes(2)
      ? [[0, 1]]
      : [
          [1, 2],
          [0, 1],
        ];
  const options = rising.flatMap(([first, second]) => {
    const tie = figures.find((figure) => figure !== first && figure !== second);
    const more = tie === undefined ? {} : { [tie]: "tie" };
    return [
      { [first]: a, [second]: b, ...more },
      { [first]: b, [second]: a, ...more },
    ];
  });
  const choices = options.map((values): AskChoice => {
    const label = Object.entries(values)
      .map(([value, meaning]) => `${value} is ${meaning}`)
      .join(", ");
    const flags = `--verdict-column ${quoted(name)} --verdict-values ${quoted(
      Object.entries(values)
        .map((pair) => pair.join("="))
        .join(","),
    )}`;
    return { label, answers: { verdict: name, values }, flags };
  });
  return {
    kind: "ask",
    question: `What do ${figures.join(" and ")} in "${name}" mean: which response is better?`,
    choices,
  };
}

function askScale(name: string, columns: readonly string[]): FigureReading {
  const choices = columns.map((low): AskChoice => {
    const flags = `--verdict-column ${quoted(name)} --low-favours ${quoted(low)}`;
    return { label: `A low or negative figure favours ${low}`, answers: { verdict: name, low }, flags };
  });
  return { kind: "ask", question: `Does a low or negative "${name}" favour ${columns.join(" or ")}?`, choices };
}

/** Whether a column says of one side alone whether it is better ("a_better"). */
export function isOneSided({ role, side }: NamedColumn, { responses, wins }: Plan): boolean {
  return role === "win" && wins.length === 1 && responses.length === 2 && responses.some((one) => one.side === side);
}

/** What true and false of such a column mean: false may be the other side, or no preference. */
export function oneSided(
  { name, side: own }: NamedColumn,
  { keys, columns }: Sides,
  answers: ColumnAnswers,
): FigureReading {
  const [better, other] = own === keys[0] ? columns : columns.toReversed();
  const applies = answers.verdict === undefined || answers.verdict === name;
  if (applies && answers.values) return { kind: "values", of: outcomesByFigure(answers.values, columns) };
  const options = [other, "tie"].map((no) => ({ "1": better, "0": no }));
  const choices = options.map((values): AskChoice => {
    const flags = `--verdict-column ${quoted(name)} --verdict-values ${quoted(`1=${better},0=${values["0"]}`)}`;
    return { label: `false is ${values["0"]}`, answers: { verdict: name, values }, flags };
  });
  return { kind: "ask", question: `Does false in "${name}" mean that ${other} is better, or that none is?`, choices };
}

/** What a figure says by its column's reading. */
export function outcomeOf(figure: number, reading: FigureReading, sides: number): Outcome {
  if (reading.kind === "values") return reading.of.get(figure) ?? { kind: "unknown" };
  if (reading.kind === "ask" || sides !== 2) return { kind: "unknown" };
  const [from, to] = reading.middle;
  if (figure < from) return side(reading.low);
  if (figure > to) return side(1 - reading.low);
  return { kind: from === to ? "tie" : "unknown" };
}
