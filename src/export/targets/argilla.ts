import { sha256 } from "../../store/files/canonical-json.ts";
import { leavesBehind, leavesOut } from "../losses.ts";
import { WINNERS } from "../columns.ts";
import type { Preference } from "../preference.ts";
import { jsonList, type Target } from "../target.ts";

/** What `dataset.records.from_json` of Argilla 2 reads: a record for each choice, with the answer to a question `preference`. */
export const argilla: Target = {
  name: "argilla",
  title: "Argilla",
  description:
    "`records.from_json` of Argilla 2: two responses as fields, the choice as the answer of a label question",
  ending: "json",
  documented: "https://docs.argilla.io/latest/reference/argilla/records/records/",
  leavesOut: [leavesOut.skips, leavesOut.same],
  leavesBehind: [leavesBehind.turns],
  write: (preferences) => jsonList(preferences, toRecord),
};

function toRecord(preference: Preference): object {
  const { query, responses, choice, strength, weight, annotator, at, reason, tags } = preference;
  const said = { ...(annotator && { annotator }), ...(at && { at }), ...(reason && { reason }) };
  const metadata = { ...said, strength, weight, ...(tags.length > 0 && { tags }) };
  return {
    id: sha256(JSON.stringify([query, responses, choice, annotator, at])).slice(0, 32),
    fields: { prompt: query, response_a: responses[0], response_b: responses[1] },
    metadata,
    suggestions: {},
    responses: { preference: [{ value: WINNERS[choice], user_id: userId(annotator), status: "submitted" }] },
    vectors: {},
  };
}

/** Argilla knows people by a UUID: the same one for a name, made of it (RFC 9562, version 8). */
function userId(annotator: string): string {
  const hex = sha256(annotator).slice(0, 32).split("");
  hex[12] = "8";
  hex[16] = "8";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
