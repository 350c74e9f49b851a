import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, Log, Result } from "sarif";
import { shorten } from "../../report/format.ts";
import { jsonText } from "../outputs/json-text.ts";
import type { Audit, AuditedChoice, Place, ReasonKind } from "./choice.ts";
import { CURE, reasonText, sessionText } from "./sentences.ts";

const RULES: Readonly<Record<ReasonKind | "longer-session", string>> = {
  contradicted: "The model without a choice predicts the other response.",
  opposed: "The choices that are most like a choice say the opposite.",
  "both-ways": "The same two responses were chosen both ways.",
  circle: "Each of three responses is preferred to the next.",
  identical: "Both responses are the same.",
  fast: "A choice was answered sooner than its responses can be read.",
  "longer-session": "In a session the longer response won every time.",
};

/** Characters of a query in a message. */
const SHOWN = 80;

/**
 * The findings as SARIF 2.1.0, a result for each reason, on the lines of the choices.
 * @param root the folder that paths are written from: that of the repository.
 */
export function sarif({ findings, sessions }: Audit, version: string, root: string): string {
  const ids = Object.keys(RULES);
  const result = (ruleId: keyof typeof RULES, text: string, place: Place): Result => ({
    ruleId,
    ruleIndex: ids.indexOf(ruleId),
    level: "warning",
    message: { text },
    locations: [location(place, root)],
  });
  const results = findings.flatMap(({ choice, doubt, reasons }) =>
    reasons.map((reason): Result => {
      // A line may have several choices; the format has no place twice.
      const places = reason.kind === "both-ways" || reason.kind === "circle" ? reason.with : [];
      const others = places.filter((one, i) => places.findIndex((other) => isSame(one, other)) === i);
      return {
        ...result(reason.kind, `${reasonText(reason, choice)} ${choiceText(choice)}`, choice),
        rank: 100 * doubt,
        ...(others.length > 0 && { relatedLocations: others.map((other) => location(other, root)) }),
      };
    }),
  );
  const bySession = sessions.map((session) => result("longer-session", sessionText(session), session.choices[0]));
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text }, help: { text: CURE } }));
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Reward Lens", version, rules } },
        columnKind: "utf16CodeUnits",
        results: [...results, ...bySession],
      },
    ],
  };
  return jsonText(log);
}

const isSame = (one: Place, other: Place) => one.file === other.file && one.line === other.line;

const choiceText = ({ query, chosen }: AuditedChoice) =>
  `Query: ${JSON.stringify(shorten(query, SHOWN))}. Chosen: ${JSON.stringify(shorten(chosen, SHOWN))}.`;

function location({ file, line }: Place, root: string): Location {
  if (file === "stdin") return { logicalLocations: [{ fullyQualifiedName: `stdin:${line}` }] };
  const path = relative(root, resolve(file));
  const isOutside = path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
  const uri = isOutside ? pathToFileURL(resolve(file)).href : path.split(sep).map(encodeURIComponent).join("/");
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } };
}
