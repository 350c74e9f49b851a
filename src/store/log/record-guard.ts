import { TIME as PLAIN_TIME } from "./plain-line.ts";
import { SCHEMA, type VersionedRecord } from "./migrations.ts";

const ID = /^[0-9a-f]{32}$/;
const TIME = new RegExp(`^${PLAIN_TIME}$`);

/**
 * Whether a record is plainly valid: several times faster than its schema, which logs of 200,000 lines feel. False says
 * nothing; the schema then decides, and says what is wrong. True is never said of what the schema refuses (tested).
 * Every field is read by its name and no list is made: both would show.
 */
export function isPlainRecord(record: VersionedRecord): boolean {
  const { schema, kind, id, at, annotator } = record;
  if (schema !== SCHEMA || !isId(id) || !isTime(at) || typeof annotator !== "string") return false;
  if (kind === "preference") return isJudgement(record) && isAboutPair(record);
  if (kind === "revision") return isJudgement(record) && isId(record.of);
  return kind === "withdrawal" && isId(record.of);
}

function isJudgement({ choice, strength, reason, tags }: VersionedRecord): boolean {
  return (
    (choice === "first" || choice === "second" || choice === "tie" || choice === "both-bad" || choice === "skip") &&
    (strength === 1 || strength === 2 || strength === 3) &&
    typeof reason === "string" &&
    (tags === undefined || (Array.isArray(tags) && tags.every(isFilled)))
  );
}

function isAboutPair(record: VersionedRecord): boolean {
  const { query, responses, shown, seconds, source, edited, repeatOf, ranking, weight } = record;
  return (
    typeof query === "string" &&
    isPair(responses) &&
    typeof responses[0] === "string" &&
    typeof responses[1] === "string" &&
    isPair(shown) &&
    ((shown[0] === 0 && shown[1] === 1) || (shown[0] === 1 && shown[1] === 0)) &&
    typeof seconds === "number" &&
    seconds >= 0 &&
    seconds < Infinity &&
    typeof source === "string" &&
    (edited === undefined || typeof edited === "boolean") &&
    (repeatOf === undefined || isId(repeatOf)) &&
    (ranking === undefined || isRanking(ranking)) &&
    (weight === undefined || (typeof weight === "number" && weight > 0 && weight <= 1))
  );
}

function isRanking(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id, size } = value as { readonly id?: unknown; readonly size?: unknown };
  return isFilled(id) && Number.isSafeInteger(size) && (size as number) >= 2;
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isId(value: unknown): boolean {
  return typeof value === "string" && ID.test(value);
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && TIME.test(value);
}

function isPair(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}
