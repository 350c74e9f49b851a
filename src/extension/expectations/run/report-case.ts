import { Location, TestMessage, type TestItem, type TestRun } from "vscode";
import type { FileProblem } from "../../../verify/case.ts";
import type { JudgedCase } from "../../../verify/judge/judge.ts";
import type { Order, Part } from "../../../verify/judge/judgement.ts";
import { caseText } from "../../../verify/outputs/text.ts";
import type { CaseResult } from "../../../verify/result.ts";
import { problemResult } from "../../../verify/verify.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";
import type { CaseEntry, FileEntry } from "../files/test-tree.ts";

/** Says in the Testing view what a model found of a case; VS Code makes the verdict of a case from those of its expectations. */
export function reportCase(
  run: TestRun,
  { item, parts }: CaseEntry,
  { result, order, parts: found }: JudgedCase,
): void {
  item.description = result.status === "unsure" ? text.unsure() : "";
  const hasParts = parts.length > 0 && parts.length === found.length;
  if (hasParts) parts.forEach((part, i) => reportPart(run, part, found[i]));
  else reportPart(run, item, { ...result, ...(order && { order }) });
  if (!hasParts) for (const part of parts) run.skipped(part);
  write(run, result, item);
}

/** Says that a case, or a file, cannot be checked, at the lines that are to be fixed. */
export function reportProblems(run: TestRun, item: TestItem, problems: readonly FileProblem[], file: FileEntry): void {
  const found = problems.map((problem) => {
    const result = problemResult(problem);
    write(run, result, item);
    const message = new TestMessage(
      problem.file === file.place.file ? result.reason : `${result.name}: ${result.reason}`,
    );
    if (item.uri && item.range)
      message.location = new Location(item.uri, problem.file === file.place.file ? lineOf(problem, item) : item.range);
    return message;
  });
  run.errored(item, found);
}

const lineOf = ({ line }: FileProblem, { range }: TestItem) =>
  range!.with({ start: range!.start.with({ line: line - 1 }), end: range!.end.with({ line: line - 1 }) });

function reportPart(run: TestRun, item: TestItem, { status, reason, details, order }: Part): void {
  if (status === "passed") return run.passed(item);
  if (status === "unsure") return run.skipped(item);
  const said = [reason, ...details].join("\n");
  const message = order
    ? TestMessage.diff(said, listText(order.expected), listText(order.found))
    : new TestMessage(said);
  if (item.uri && item.range) message.location = new Location(item.uri, item.range);
  run.failed(item, message);
}

/** Responses one below the other, so that a diff shows which of them have another place. */
const listText = (responses: Order["expected"]): string => `${responses.join("\n\n")}\n`;

/** The command line's text of a case, in the run's output. */
function write(run: TestRun, result: CaseResult, item: TestItem): void {
  const said = caseText(result).replaceAll("\n", "\r\n");
  const head = said.indexOf("\n") + 1;
  run.appendOutput(said.slice(0, head), undefined, item);
  // Output with a place is also shown there: failures and errors have messages, and of what passed there is nothing to say.
  const isShown = result.status === "unsure" && item.uri && item.range;
  const location = isShown ? new Location(item.uri!, item.range!) : undefined;
  if (head < said.length) run.appendOutput(said.slice(head), location, item);
}
