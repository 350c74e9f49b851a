/** What an audit says to people. */
import { count, decimal, plural, surePercent } from "../../report/format.ts";
import type { Audit, AuditedChoice, LongerSession, Place, Reason } from "./choice.ts";
import { FASTEST } from "./reading-time.ts";

export const fileAndLine = ({ file, line }: Place): string => `${file}:${line}`;

/** Places that are named one by one. */
const MOST_PLACES = 5;

const listed = (places: readonly string[]) => {
  const rest = places.length - MOST_PLACES;
  return rest > 0 ? `${places.slice(0, MOST_PLACES).join(", ")} and ${count(rest)} more` : places.join(", ");
};

/** Why a choice should be looked at again, in a sentence. */
export function reasonText(reason: Reason, { annotator }: Pick<AuditedChoice, "annotator">): string {
  switch (reason.kind) {
    case "contradicted": {
      const by = reason.isKnown ? "The other choices contradict it" : "The model contradicts it";
      return `${by}: P = ${surePercent(reason.probability)} for the other response.`;
    }
    case "opposed":
      return "The choices that are most like it say the opposite.";
    case "both-ways": {
      const others = reason.with.map((other) =>
        other.annotator === annotator
          ? fileAndLine(other)
          : `${fileAndLine(other)} by ${other.annotator || "somebody"}`,
      );
      return `Chosen both ways: ${listed(others)} ${others.length === 1 ? "says" : "say"} the opposite.`;
    }
    case "circle": {
      const more = reason.circles > 1 ? ` It is in ${count(reason.circles)} such circles.` : "";
      return `A circle of three with ${reason.with.map(fileAndLine).join(" and ")}: each response is preferred to the next.${more}`;
    }
    case "identical":
      return SAME[reason.as];
    case "fast": {
      const { seconds, words } = reason;
      return `Answered in ${decimal(seconds, 1)} s: even skimming the ${plural(words, "word")} takes ${decimal(words / FASTEST, 1)} s.`;
    }
  }
}

const SAME = {
  texts: "Both responses are the same text, apart from white space.",
  read: "Both responses are the same as far as they are read: they differ behind the limit of tokens only.",
  features: "The model sees no difference between the two responses.",
} as const;

/** What a session shows, and where. */
export function sessionText({ annotator, from, to, choices }: LongerSession): string {
  const by = annotator === "" ? "" : ` by ${annotator}`;
  return `In the session${by} from ${from} to ${to} the longer response won all ${count(choices.length)} times (${fileAndLine(choices[0])} to ${fileAndLine(choices.at(-1)!)}).`;
}

export const CURE =
  "Nothing was changed. Of a preference log, revise or withdraw a choice in the Choices view of VS Code; in other files, correct the line.";

/** "12 of 312 choices to look at again, the most doubtful first; 5 are shown, --most 12 shows all." */
export function summaryText({ choices, findings }: Audit, shown: number): string {
  const all = `${count(findings.length)} of ${plural(choices, "choice")} to look at again`;
  if (findings.length === 0) return `${all}.`;
  const cut = shown < findings.length ? `; ${count(shown)} are shown, --most ${findings.length} shows all` : "";
  return `${all}, the most doubtful first${cut}.`;
}
