import { askedBy } from "../roles/asked.ts";
import { nameOf } from "../roles/attributes.ts";
import { isObject, numberOf } from "../roles/cells.ts";
import type { Candidate, Fields, Judgement, SampleReading } from "../roles/sample.ts";
import { readVerdict, type Sides } from "../roles/verdict-words.ts";
import { sampleOf, voteOf } from "./samples.ts";
import { planOfRecord } from "../roles/plan.ts";

interface Vote {
  readonly value: unknown;
  readonly annotator: string | undefined;
  readonly at?: string | undefined;
}

/** Two or more responses of a record's fields with the votes on them. */
function readVotes(fields: Fields, path: readonly string[], votes: readonly Vote[]): SampleReading {
  const { cells, plan } = planOfRecord(fields);
  const asked = askedBy(cells, plan);
  if ("message" in asked) return asked;
  const columns = plan.responses.filter(({ name }) => typeof cells.values[name] === "string");
  const responses = columns.map(({ name }): Candidate => ({
    text: cells.values[name] as string,
    label: name,
    place: { path: [...path, name], start: 0 },
  }));
  if (responses.length === 0) return { message: "contains no response in its fields" };
  if (responses.length === 1) return { samples: [sampleOf(asked.turns, responses)], notes: [] };
  const sides = {
    keys: columns.map(({ side }) => side!),
    columns: columns.map(({ name }) => name),
    texts: responses.map(({ text }) => text),
    models: columns.map(() => ""),
  };
  const judgements = votes.flatMap((vote) => judgementsOf(vote, sides));
  const reading: SampleReading =
    responses.length === 2
      ? voteOf(asked.turns, responses, judgements)
      : { samples: [sampleOf(asked.turns, responses, judgements)], notes: [] };
  const isOpen = votes.some(({ value }) => isUnranked(value, sides));
  return isOpen && "samples" in reading ? { ...reading, notes: [...reading.notes, UNRANKED] } : reading;
}

const UNRANKED =
  'has a ranking without ranks, and its order may be that of the options. Export it with a "rank" for each "value"';

/** Whether a value names several sides and no places: Argilla's client writes rankings so, in the order of the options or of the ranks. */
const isUnranked = (value: unknown, sides: Sides): boolean =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((one) => typeof one === "string" && readVerdict(one, sides).kind === "side");

/** What one person said: a side by its name, or a ranking of the sides. */
function judgementsOf({ value, annotator, at }: Vote, sides: Sides): Judgement[] {
  const more = { ...(annotator !== undefined && { annotator }), ...(at !== undefined && { at }) };
  if (Array.isArray(value) && value.every((one) => isObject(one) && "rank" in one)) {
    const ranked = value.map((one: Fields) => ({
      outcome: readVerdict(String(one["value"]), sides),
      rank: numberOf(one["rank"]),
    }));
    const places = ranked.flatMap(({ outcome, rank }) =>
      outcome.kind === "side" && rank !== undefined ? [{ side: outcome.side, rank }] : [],
    );
    return places.flatMap((a, i) =>
      places.slice(i + 1).map((b): Judgement => {
        const [better, worse] = a.rank <= b.rank ? [a.side, b.side] : [b.side, a.side];
        return { better, worse, choice: a.rank === b.rank ? "tie" : "first", ...more };
      }),
    );
  }
  const said = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  if (typeof said !== "string") return [];
  const outcome = readVerdict(said, sides);
  if (outcome.kind === "side")
    return sides.keys.flatMap((_, worse): Judgement[] =>
      worse === outcome.side ? [] : [{ better: outcome.side, worse, choice: "first", ...more }],
    );
  return sides.keys.length === 2 && (outcome.kind === "tie" || outcome.kind === "both-bad")
    ? [{ better: 0, worse: 1, choice: outcome.kind, ...more }]
    : [];
}

/** Reads a record of Argilla: `fields` with the `responses` of its people, drafts and discarded ones left out; also as flat columns. */
export function readArgilla(record: Fields): SampleReading | undefined {
  const { fields, responses } = record;
  if (isObject(fields) && (isObject(responses) || Array.isArray(responses)))
    return readVotes(fields, ["fields"], Array.isArray(responses) ? oldVotes(responses) : newVotes(responses));
  const question = Object.keys(record).find(
    (name) => name.endsWith(".responses") && (Array.isArray(record[name]) || record[name] === null),
  );
  if (question === undefined) return undefined;
  const list = (name: string): readonly unknown[] => (Array.isArray(record[name]) ? record[name] : []);
  const [users, status] = [list(`${question}.users`), list(`${question}.status`)];
  const votes = list(question).flatMap((value, i): Vote[] =>
    status[i] === undefined || status[i] === "submitted" ? [{ value, annotator: nameOf(users[i]) }] : [],
  );
  const own = Object.fromEntries(
    Object.entries(record).filter(([name]) => !name.includes(".") && name !== "id" && name !== "metadata"),
  );
  return readVotes(own, [], votes);
}

function newVotes(responses: Fields): Vote[] {
  return Object.values(responses).flatMap((list) =>
    (Array.isArray(list) ? list : [])
      .filter(isObject)
      .flatMap((one): Vote[] =>
        one["status"] === undefined || one["status"] === "submitted"
          ? [{ value: one["value"], annotator: nameOf(one["user_id"]) }]
          : [],
      ),
  );
}

function oldVotes(responses: readonly unknown[]): Vote[] {
  return responses.filter(isObject).flatMap((one) => {
    if (one["status"] !== undefined && one["status"] !== "submitted") return [];
    const values = isObject(one["values"]) ? Object.values(one["values"]) : [];
    return values.map((value): Vote => ({
      value: isObject(value) ? value["value"] : value,
      annotator: nameOf(one["user_id"]),
    }));
  });
}

/** Reads an annotation of Potato: `label_annotations` by scheme, of texts in the record. */
export function readPotato(fields: Fields): SampleReading | undefined {
  const labels = fields["label_annotations"] ?? fields["annotations"];
  if (!isObject(labels) || !("user_id" in fields || "instance_id" in fields || "displayed_text" in fields))
    return undefined;
  const texts = [fields["text"], fields["displayed_text"]].find(
    (value) => Array.isArray(value) && value.length >= 2,
  ) as unknown[] | undefined;
  const listed = texts ? Object.fromEntries(texts.map((text, i) => [`response ${"ABCDEFGH"[i]}`, text])) : {};
  const own = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !/annotations$|^text$|^displayed_text$|_id$/.test(name)),
  );
  const votes = Object.values(labels).flatMap((scheme): Vote[] => {
    const picked = isObject(scheme)
      ? Object.entries(scheme).flatMap(([label, value]) =>
          value === false || value === null || value === "" || value === "false"
            ? []
            : [typeof value === "string" && !/^(?:true|1)$/i.test(value) ? value : label],
        )
      : [scheme];
    return picked.length === 1 ? [{ value: picked[0], annotator: nameOf(fields["user_id"] ?? fields["user"]) }] : [];
  });
  return readVotes({ ...own, ...listed }, [], votes);
}
