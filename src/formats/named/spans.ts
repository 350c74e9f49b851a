import type { RecordSource } from "../records/record-source.ts";
import { isObject } from "../roles/cells.ts";
import type { Fields } from "../roles/sample.ts";

/** Steps of a trace whose output nobody answered with. */
const STEP =
  /^(?:tool|retriever|embeddings?|reranker|rerank|scorer?|guardrail|evaluator|evaluation|event|function|parser|prompt|execute_tool|task)$/i;
/** Calls of a model. */
const CALL = /^(?:llm|generation|chat|chat_model|completion|text_completion|generate_content)$/i;
/** Where an OpenTelemetry span has what was asked and answered, the best place first. */
const ASKED = [
  "gen_ai.input.messages",
  "gen_ai.prompt",
  "llm.input_messages",
  "llm.prompts",
  "input.value",
  "traceloop.entity.input",
];
const ANSWERED = [
  ...["gen_ai.output.messages", "gen_ai.completion", "llm.output_messages", "llm.completions"],
  ...["output.value", "traceloop.entity.output"],
];
const KINDS = ["openinference.span.kind", "traceloop.span.kind", "gen_ai.operation.name", "llm.request.type"];

/** A span of OpenTelemetry (OpenInference, OpenLLMetry, the GenAI conventions) as its query and response; of an OTLP export all. */
export function plainSpan(fields: Fields): readonly Fields[] | undefined {
  if (Array.isArray(fields["resourceSpans"])) return spansOf(fields);
  const attributes = attributesOf(fields["attributes"]);
  if (attributes === undefined) return undefined;
  const find = (names: readonly string[]) =>
    names.map((name) => at(attributes, name)).find((value) => value !== undefined);
  const [prompt, response] = [find(ASKED), find(ANSWERED)];
  const kind = find(KINDS) ?? fields["span_kind"];
  if (prompt === undefined && response === undefined && kind === undefined) return undefined;
  if (prompt === undefined || response === undefined || STEP.test(String(kind))) return [];
  const instructions = at(attributes, "gen_ai.system_instructions");
  return [
    {
      prompt,
      response,
      span_kind: kind,
      trace_id: traceIdOf(fields) ?? "",
      ...(instructions !== undefined && { system: instructions }),
    },
  ];
}

function spansOf({ resourceSpans }: Fields): readonly Fields[] {
  const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
  return list(resourceSpans)
    .flatMap((resource) => list(resource["scopeSpans"] ?? resource["instrumentationLibrarySpans"]))
    .flatMap((scope) => list(scope["spans"]));
}

/** The attributes of a span in one form: an object, in which lists of OTLP's keys and values are one, too. */
function attributesOf(value: unknown): Fields | undefined {
  if (isObject(value)) return value;
  if (!Array.isArray(value) || !value.every((one) => isObject(one) && typeof one["key"] === "string")) return undefined;
  return Object.fromEntries(
    value.map(({ key, value: own }: Fields) => [key, isObject(own) ? Object.values(own)[0] : own]),
  );
}

/** The value at a path that is written with dots, nested, or both; numbered fields are a list. */
function at(attributes: Fields, path: string): unknown {
  if (attributes[path] !== undefined) return attributes[path];
  const under = Object.entries(attributes).filter(([name]) => name.startsWith(`${path}.`));
  if (under.length > 0) return numbered(under.map(([name, value]) => [name.slice(path.length + 1), value]));
  for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
    const inner = attributes[path.slice(0, dot)];
    if (isObject(inner)) return at(inner, path.slice(dot + 1));
  }
  return undefined;
}

/** "0.role", "0.content", "1.role" … as a list of objects. */
function numbered(entries: readonly (readonly [string, unknown])[]): unknown {
  const list: Record<string, unknown>[] = [];
  for (const [name, value] of entries) {
    const [, index, field] = /^(\d{1,4})\.(.+)$/.exec(name) ?? [];
    if (index === undefined) return undefined;
    (list[Number(index)] ??= {})[field.replace(/^message\./, "")] = value;
  }
  return list.filter((one) => one !== undefined);
}

/** The records of traces that answer: without calls of tools and searches, and of a trace with calls of a model only these. */
export function answeringRuns(records: readonly RecordSource[]): readonly RecordSource[] {
  const kinds = records.map(({ value }) => (isObject(value) ? kindOf(value) : undefined));
  if (!kinds.some((kind) => kind !== undefined)) return records;
  const traceOf = (i: number) => traceIdOf(records[i].value as Fields);
  const called = new Set(kinds.flatMap((kind, i) => (kind !== undefined && CALL.test(kind) ? [traceOf(i)] : [])));
  return records.filter((_, i) => {
    const kind = kinds[i];
    if (kind === undefined || CALL.test(kind)) return true;
    const trace = traceOf(i);
    return !STEP.test(kind) && !(trace !== undefined && called.has(trace));
  });
}

function traceIdOf({ trace_id, traceId, root_span_id, context, ...rest }: Fields): unknown {
  return (
    trace_id ??
    traceId ??
    root_span_id ??
    rest["context.trace_id"] ??
    (isObject(context) ? context["trace_id"] : undefined)
  );
}

/** What kind of step a record of a trace is; undefined for a record of anything else. */
function kindOf(fields: Fields): string | undefined {
  const isTrace = Object.keys(fields).some((name) =>
    /^(?:trace_?id|context\.trace_id|span_?id|root_span_id|span_attributes|run_type|parent_?(?:run|span)?_?id)$/i.test(
      name,
    ),
  );
  if (!isTrace) return undefined;
  const attributes = fields["span_attributes"];
  const kinds = [
    fields["run_type"],
    fields["span_kind"],
    isObject(attributes) ? attributes["type"] : undefined,
    fields["type"],
    fields["observation_type"],
  ];
  return kinds.find((kind): kind is string => typeof kind === "string" && kind !== "");
}
