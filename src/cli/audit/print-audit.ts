import { shorten } from "../../report/format.ts";
import type { Audit, Finding } from "../../verify/audit/choice.ts";
import { CURE, fileAndLine, reasonText, sessionText, summaryText } from "../../verify/audit/sentences.ts";
import { oneLine } from "../../verify/outputs/one-line.ts";
import { table } from "../figures.ts";
import type { Terminal } from "../terminal.ts";

/** Characters of a text in a row. */
const SHOWN = 100;
const textOf = (text: string) => oneLine(shorten(text, SHOWN));

export function printAudit(audit: Audit, named: Audit, terminal: Terminal): void {
  terminal.print(summaryText(audit, named.findings.length));
  for (const { choice, reasons } of named.findings) {
    const [why, ...more] = reasons.map((reason) => reasonText(reason, choice));
    const rows = [
      ["chosen", textOf(choice.chosen)],
      ["other", textOf(choice.other)],
      ["why", why],
      ...more.map((text) => ["", text] as const),
    ] as const;
    terminal.print("", `${oneLine(fileAndLine(choice))}  ${textOf(choice.query)}`, ...table(rows));
  }
  if (audit.sessions.length > 0) terminal.print("", ...audit.sessions.map(sessionText));
  if (audit.findings.length + audit.sessions.length > 0) terminal.print("", CURE);
}

export function auditJson({ choices, findings, sessions }: Audit, named: Audit) {
  return {
    choices,
    found: findings.length,
    findings: named.findings.map(findingJson),
    sessions: sessions.map((session) => ({
      ...session,
      choices: session.choices.map(({ file, line, id }) => ({ file, line, ...(id !== undefined && { id }) })),
      text: sessionText(session),
    })),
  };
}

function findingJson({ choice, doubt, reasons }: Finding) {
  const { file, line, id, query, chosen, other, annotator } = choice;
  return {
    ...{ file, line, ...(id !== undefined && { id }), query, chosen, other },
    ...(annotator !== "" && { annotator }),
    doubt,
    reasons: reasons.map((reason) => ({ ...reason, text: reasonText(reason, choice) })),
  };
}
