import type { VerifyReport } from "../result.ts";
import { countText, reportTexts } from "../sentences.ts";
import { oneLine } from "./one-line.ts";

const COMMANDS = { failed: "error", error: "error", unsure: "notice" } as const;

/** Annotations: workflow commands of GitHub Actions. GitHub shows ten of each kind for a step; the summary has all. */
export function github(report: VerifyReport): string {
  const annotations = report.cases.flatMap(({ status, file, line, name, reason, details }) =>
    status === "passed"
      ? []
      : [command(COMMANDS[status], { file, line, title: `${status}: ${name}` }, [reason, ...details])],
  );
  const said = reportTexts(report).map((one) => command("notice", { title: "Reward Lens" }, [one]));
  return [...annotations, ...said, oneLine(countText(report)), ""].join("\n");
}

function command(name: string, properties: Readonly<Record<string, string | number>>, lines: readonly string[]) {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(",")}::${lines.map((line) => data(oneLine(line))).join("%0A")}`;
}

/** What follows the second "::". */
const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(oneLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
