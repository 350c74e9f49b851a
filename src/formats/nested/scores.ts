import { isObject, numberOf } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import type { Fields } from "../roles/sample.ts";
import { readSaid } from "../roles/texts.ts";
import { isVariant } from "./variants.ts";

/** The figure among several criteria that is about all of them, the surest name first. */
const TOTALS = [
  /^(?:overall|total|final|gesamt)(?:[ _]?(?:score|rating))?$/i,
  /^(?:score|average|avg|mean|sum)(?:[ _]?score)?$/i,
];
/** So many criteria at most; nothing deeper is looked at. */
const [CRITERIA, DEEPEST] = [24, 3];

/** A record whose objects of scores are columns of figures: the total where there is one, else a column for each criterion. */
export function withScores(record: Fields, depth = 0): Fields {
  if (depth > DEEPEST) return record;
  const keyed = Object.values(record).filter((value) => isObject(value) && !areFigures(value)) as Fields[];
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (Array.isArray(value))
      fields[name] = value.every(isObject)
        ? sameOr(
            value,
            value.map((item: Fields) => withScores(item, depth + 1)),
          )
        : value;
    else if (!isObject(value)) fields[name] = value;
    else if (isScore(name)) Object.assign(fields, scoreColumns(name, value, keyed));
    else Object.assign(fields, ofResponse(name, value, depth + 1));
  }
  const names = Object.keys(fields);
  const isSame = names.length === Object.keys(record).length && names.every((name) => fields[name] === record[name]);
  return isSame ? record : fields;
}

const VOTES = /^(?:votes|wins)$/i;
const isScore = (name: string): boolean => VOTES.test(name) || ["score", "rank"].includes(classify(name).role);
const areFigures = (value: Fields): boolean => {
  const figures = Object.values(value);
  return figures.length > 0 && figures.length <= CRITERIA && figures.every((figure) => numberOf(figure) !== undefined);
};
const sameOr = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  after.every((one, i) => one === before[i]) ? before : after;

/** The columns that an object of scores is. @param keyed the other objects of the record, which may have responses by the same keys */
function scoreColumns(name: string, value: Fields, keyed: readonly Fields[]): Fields {
  const keys = Object.keys(value);
  const sides = keys.length > 1 && keys.every((key) => isObject(value[key]) && areFigures(value[key]));
  const isBeside = keyed.some((other) => other !== value && keys.length > 1 && sameKeys(keys, other));
  const kind = VOTES.test(name) ? name : classify(name).role === "rank" ? "rank" : "score";
  if (!sides && !areFigures(value)) return { [name]: value };
  if (!sides && !isBeside && !keys.every(isVariant)) return criteria(name, value);
  const by = keys.map((key) => (sides ? criteria(kind, value[key] as Fields) : { [kind]: value[key] }));
  const names = [...new Set(by.flatMap(Object.keys))];
  // Beside responses by the same keys a figure stays with its key.
  if (isBeside)
    return Object.fromEntries(names.map((one) => [one, Object.fromEntries(keys.map((key, i) => [key, by[i][one]]))]));
  return Object.fromEntries(
    keys.flatMap((key, i) => Object.entries(by[i]).map(([one, figure]) => [`${one}_${key}`, figure])),
  );
}

const sameKeys = (keys: readonly string[], other: Fields): boolean =>
  Object.keys(other).length === keys.length && keys.every((key) => Object.hasOwn(other, key));

/** The total of some criteria; without one, each of them. */
function criteria(name: string, value: Fields): Fields {
  const total = TOTALS.map((pattern) => Object.keys(value).filter((key) => pattern.test(key))).find(
    ({ length }) => length === 1,
  );
  if (total) return { [name]: value[total[0]] };
  return Object.fromEntries(Object.entries(value).map(([criterion, figure]) => [`${criterion}_${name}`, figure]));
}

/** A response that is an object with its score beside its text: the score is a column of its side. */
function ofResponse(name: string, value: Fields, depth: number): Fields {
  const { role, side } = classify(name);
  const own = withScores(value, depth);
  const said = readSaid(value, [], "Assistant");
  if (!["response", "option"].includes(role) || side === undefined || said === undefined || "message" in said)
    return { [name]: areObjects(value) ? eachWithScores(value, depth) : value };
  const scores = Object.entries(own).filter(([key, figure]) => isScore(key) && numberOf(figure) !== undefined);
  return { [name]: value, ...Object.fromEntries(scores.map(([key, figure]) => [`${key}_${side}`, figure])) };
}

const areObjects = (value: Fields): boolean => Object.values(value).length > 1 && Object.values(value).every(isObject);

function eachWithScores(value: Fields, depth: number): Fields {
  const entries = Object.entries(value).map(([key, one]) => [key, withScores(one as Fields, depth)] as const);
  return entries.every(([key, one]) => one === value[key]) ? value : Object.fromEntries(entries);
}
