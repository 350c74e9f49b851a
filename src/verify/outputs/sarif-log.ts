import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import { jsonText } from "./json-text.ts";
import { oneLine } from "./one-line.ts";

/** SARIF 2.1.0 of one run: a file whose last line is ended. */
export function sarifLog(version: string, rules: ReportingDescriptor[], results: Result[]): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Reward Lens", version, rules } },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return jsonText(log);
}

/** A line of a file. @param path from the root, with "/"; or an address */
export const lineOf = (path: string, line: number): Location => ({
  physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } },
});

/** A path from the root as the format has it. */
export const pathUri = (path: string): string => path.toWellFormed().split("/").map(encodeURIComponent).join("/");

/** What is not a file. */
export const namedPlace = (name: string): Location => ({
  logicalLocations: [{ fullyQualifiedName: oneLine(name).toWellFormed() }],
});
