import type { RecordSource } from "../records/record-source.ts";
import { isObject } from "../roles/cells.ts";
import type { Fields } from "../roles/sample.ts";

/** Requests of a batch by their id. */
export type Requests = ReadonlyMap<string, unknown>;

/** The id of a request or of its result: OpenAI and Anthropic call it `custom_id`, Gemini `key`. */
function idOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const id = value["custom_id"] ?? (requestOf(value) !== undefined || "response" in value ? value["key"] : undefined);
  return typeof id === "string" ? id : undefined;
}

const requestOf = ({ body, params, request }: Fields): unknown => [body, params, request].find(isObject);

/** Whether a record is a result whose request is elsewhere. */
const lacksRequest = (value: unknown): value is Fields =>
  isObject(value) && requestOf(value) === undefined && ("response" in value || "result" in value);

/** The requests among records; lists of them within one object (`requests`) too. */
export function requestsIn(records: readonly RecordSource[]): Requests {
  const found = new Map<string, unknown>();
  const all = records.flatMap(({ value }) =>
    isObject(value) && Array.isArray(value["requests"]) ? (value["requests"] as unknown[]) : [value],
  );
  for (const value of all) {
    const id = idOf(value);
    const request = id === undefined ? undefined : requestOf(value as Fields);
    if (request !== undefined) found.set(id!, request);
  }
  return found;
}

/** The ids of a batch's results whose requests are in no record. */
export function idsWithoutRequest(records: readonly RecordSource[]): Set<string> {
  const ids = new Set<string>();
  for (const { value } of records) {
    const id = lacksRequest(value) ? idOf(value) : undefined;
    if (id !== undefined) ids.add(id);
  }
  if (ids.size > 0) for (const id of requestsIn(records).keys()) ids.delete(id);
  return ids;
}

/** Whether a file has results of a batch without their requests. */
const lackRequests = (records: readonly RecordSource[]): boolean =>
  records.some(({ value }) => lacksRequest(value) && idOf(value) !== undefined);

/** Results of a batch, each with its request in one record; a request that has its result is not a record of its own. */
export function withRequests(records: readonly RecordSource[], more: Requests | undefined): readonly RecordSource[] {
  if (!lackRequests(records)) return records;
  const own = requestsIn(records);
  const answered = new Set(records.flatMap(({ value }) => (lacksRequest(value) ? [idOf(value)] : [])));
  return records.flatMap((record): RecordSource[] => {
    const { value, line } = record;
    const id = idOf(value);
    if (id === undefined) return [record];
    if (!lacksRequest(value)) return answered.has(id) && own.has(id) ? [] : [record];
    const request = own.get(id) ?? more?.get(id);
    return request === undefined ? [record] : [{ line, value: { ...value, request } }];
  });
}
