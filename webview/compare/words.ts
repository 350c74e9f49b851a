import type { AnswerCounts, CompareView, ScreenAnswer, ShownText } from "../../src/protocol/compare.ts";
import type { Screen } from "../page/showings.ts";
import { count } from "../../src/report/format.ts";

/** An answer's button: its key cap and its words. */
export interface AnswerButton {
  readonly answer: ScreenAnswer;
  readonly key: string;
  readonly label: string;
}

export const answerButtons: readonly AnswerButton[] = [
  { answer: "one", key: "1", label: "Response 1" },
  { answer: "two", key: "2", label: "Response 2" },
  { answer: "tie", key: "0", label: "Tie" },
  { answer: "both-bad", key: "B", label: "Both bad" },
  { answer: "skip", key: "S", label: "Skip" },
];

/** The screen as every page names it. */
export function screenOf(view: CompareView | undefined): Screen | undefined {
  return view && { kind: view.screen.kind, token: tokenOf(view) };
}

/** Names the showing of the pair on the screen, if there is one. */
export function tokenOf(view: CompareView | undefined): string | undefined {
  return view?.screen.kind === "pair" ? view.screen.pair.token : undefined;
}

/** "7 of 12 done · 5 left" */
export function progressText({ done, total }: Pick<CompareView, "done" | "total">): string {
  return `${count(done)} of ${count(total)} done · ${count(total - done)} left`;
}

export function characters({ length }: ShownText): string {
  return `${count(length)} characters`;
}

export function isCut({ text, length }: ShownText): boolean {
  return text.length < length;
}

/** At the end of a text that is cut: how much of it is shown. */
export function cutText(content: ShownText): string {
  return `… The first ${count(content.text.length)} of ${characters(content)}.`;
}

/** What the answers were, without those that did not occur. */
export function countLines({ decided, ties, bothBad, skipped }: AnswerCounts): [string, string][] {
  const lines: [number, string][] = [
    [decided, decided === 1 ? "response preferred" : "responses preferred"],
    [ties, ties === 1 ? "tie" : "ties"],
    [bothBad, "both bad"],
    [skipped, "skipped"],
  ];
  return lines.filter(([answers]) => answers > 0).map(([answers, what]) => [count(answers), what]);
}
