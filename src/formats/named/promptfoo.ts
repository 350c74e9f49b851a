import { isChat, readTurns, type Turn } from "../canonical/chat.ts";
import { readSaid } from "../roles/texts.ts";
import { isObject } from "../roles/cells.ts";
import { parseJsonLine } from "../records/json-lines.ts";
import type { RecordSource } from "../records/record-source.ts";
import type { Place } from "../text/place.ts";
import type { Fields, Sample, SampleReading } from "../roles/sample.ts";
import { askedBy } from "../roles/asked.ts";
import { planOfRecord } from "../roles/plan.ts";
import { fillIn } from "../text/fill-in.ts";
import { testOf } from "../shapes/one-test.ts";
import { sampleOf } from "./samples.ts";
import type { NamedFile } from "./named-file.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&#39;": "'",
  "&quot;": '"',
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
};

/** A prompt as it was sent: a text, or chat messages as JSON or YAML lists. */
function turnsOfPrompt(raw: string, path: Place["path"]): readonly Turn[] {
  const text = raw.replace(/&(?:#39|quot|amp|lt|gt);/g, (entity) => ENTITIES[entity]);
  const said = readSaid(/^\s*\[/.test(raw) ? raw : text, path, "Human");
  return said && !("message" in said) ? said.turns : [];
}

/** Reads the table of an evaluation where its results are not there: each output has its prompt with it. */
export function readPromptfooRows(root: unknown): NamedFile | undefined {
  if (!isObject(root)) return undefined;
  const results = isObject(root["results"]) ? root["results"] : root;
  const table = isObject(results["table"]) ? results["table"] : undefined;
  if (!table || !Array.isArray(table["body"]) || Array.isArray(results["results"])) return undefined;
  const head = isObject(table["head"]) ? table["head"] : {};
  const prompts: readonly unknown[] = Array.isArray(head["prompts"]) ? head["prompts"] : [];
  const samples = table["body"].filter(isObject).flatMap((row) => {
    const outputs: readonly unknown[] = Array.isArray(row["outputs"]) ? row["outputs"] : [];
    const vars = namedVars(head["vars"], row["vars"]);
    return outputs.flatMap((output, i): (Sample & { line: number })[] => {
      const { prompt, text, provider }: Fields = isObject(output) ? output : {};
      if (typeof prompt !== "string" || typeof text !== "string" || text.trim() === "") return [];
      const sample = sampleOf(turnsOfPrompt(prompt, []), [{ text, label: labelOf(provider) }]);
      return [{ ...sample, ...testOf(vars, templateOf(prompts[i], i)), line: 1 }];
    });
  });
  return { samples, problems: [] };
}

/** What a prompt is called, which is its template where it has no other name; else its place. */
function templateOf(prompt: unknown, place: unknown): string {
  const name = isObject(prompt) ? (prompt["label"] ?? prompt["display"]) : undefined;
  return typeof name === "string" && name !== "" ? name : JSON.stringify(place ?? "");
}

/** The variables of a row, whose names are in the table's head. */
function namedVars(names: unknown, values: unknown): Fields {
  if (!Array.isArray(names) || !Array.isArray(values)) return {};
  return Object.fromEntries(names.map((name, i) => [String(name), values[i] as unknown]));
}

/** Reads one result of an evaluation: the prompt with its variables filled in, and the output. Passing is not a preference. */
export function readPromptfooResult(fields: Fields): SampleReading | undefined {
  const { prompt, response, vars } = fields;
  if (
    !isObject(prompt) ||
    typeof prompt["raw"] !== "string" ||
    !("response" in fields || "error" in fields) ||
    !("provider" in fields || isObject(vars))
  )
    return undefined;
  const turns = turnsOfPrompt(prompt["raw"], ["prompt", "raw"]);
  const output = isObject(response) ? response["output"] : undefined;
  if (output === undefined || output === null)
    return {
      samples: [],
      notes: [`has no output${typeof fields["error"] === "string" ? `: ${fields["error"].slice(0, 80)}` : ""}`],
    };
  const isText = typeof output === "string";
  const text = isText ? output : JSON.stringify(output);
  const place = isText ? { path: ["response", "output"], start: 0 } : undefined;
  const test = isObject(vars) ? testOf(vars, templateOf(prompt, fields["promptIdx"])) : {};
  const sample = sampleOf(turns, [{ text, label: labelOf(fields["provider"]), place }]);
  return { samples: [{ ...sample, ...test }], notes: [] };
}

function labelOf(provider: unknown): string {
  const name = isObject(provider) ? provider["label"] || provider["id"] : provider;
  return typeof name === "string" && name !== "" ? name : "output";
}

const PROVIDER = /^\[[^\]]+\]\s/;
/** A provider with its model, as no other table has it in a header. */
const MODEL = /^\[[\w.-]+:[^\]]+\]\s/;
/** Columns about the output before them in newer tables; those after the first have a number. */
const ABOUT = /^(?:Status|Score|Named Scores|Grader Reason|Comment|Description)(?:\s*\(?\d*\)?)$/i;
const MARK = /^\[(?:PASS|FAIL|ERROR)\](?:\s*\([\d.]+\))?/;

/** Reads the table that an evaluation writes as CSV or HTML: columns of variables and of outputs, whose headers are the prompts. */
export function readPromptfooTable(records: readonly RecordSource[]): NamedFile | undefined {
  const first = records[0]?.value;
  if (!isObject(first)) return undefined;
  const names = Object.keys(first);
  const outputs = names.filter(
    (name) =>
      MODEL.test(name) ||
      (promptOf(name) !== undefined && records.some(({ value }) => MARK.test(String((value as Fields)[name])))),
  );
  if (outputs.length === 0) return undefined;
  const samples = records.flatMap(({ line, value }) => {
    const row = value as Fields;
    const vars = Object.fromEntries(
      names.filter((name) => !outputs.includes(name) && !ABOUT.test(name)).map((name) => [name, row[name]]),
    );
    return outputs.flatMap((name): (Sample & { line: number })[] => {
      const text = outputOf(String(row[name] ?? ""));
      const turns = askedInRow(promptOf(name)!, vars);
      return text === ""
        ? []
        : [
            {
              ...sampleOf(
                turns.map(({ speaker, text: said }) => ({ speaker, text: said })),
                [{ text, label: name.slice(0, 60) }],
              ),
              ...testOf(vars, promptOf(name)!),
              line,
            },
          ];
    });
  });
  return { samples, problems: [] };
}

/** The prompt with its variables; where the header has only the prompt's label, the query among the variables. */
function askedInRow(prompt: string, vars: Fields): readonly Turn[] {
  if (!prompt.includes("{{")) {
    const { cells, plan } = planOfRecord(vars);
    const asked = askedBy(cells, plan);
    if (!("message" in asked) && asked.hasQuestion) return asked.turns;
  }
  return turnsOfPrompt(fillIn(prompt, vars), []);
}

/** The template in a header: "[provider] prompt", or JSON with a raw text. */
function promptOf(name: string): string | undefined {
  if (PROVIDER.test(name)) return name.replace(PROVIDER, "");
  if (!name.startsWith('{"')) return undefined;
  const header = parseJsonLine(name);
  if (!("value" in header) || !isObject(header.value)) return undefined;
  return typeof header.value["raw"] === "string" ? header.value["raw"] : undefined;
}

/** A cell without the mark of its grade and the reason of it. */
function outputOf(cell: string): string {
  const mark = MARK.exec(cell);
  if (!mark) return cell.trim();
  const rest = cell.slice(mark[0].length);
  const reason = rest.lastIndexOf("\n\nPass Reason:");
  const fail = rest.lastIndexOf("\n\nFail Reason:");
  const end = Math.max(reason, fail);
  if (end >= 0) return rest.slice(0, end).trim();
  // Older tables put the reason of a failure first, and a line "---" after it.
  const rule = mark[0].startsWith("[PASS]") ? -1 : rest.indexOf("\n---\n");
  return (rule < 0 ? rest : rest.slice(rule + 5)).trim();
}

/** Reads a file of prompts with variables to fill in (promptfoo's configuration, GitHub Models' prompt.yml): queries without responses. */
export function readPromptTests(root: unknown): NamedFile | undefined {
  if (!isObject(root)) return undefined;
  const rows = Array.isArray(root["testData"])
    ? root["testData"]
    : Array.isArray(root["tests"])
      ? root["tests"].map((test: unknown) => (isObject(test) ? test["vars"] : undefined))
      : undefined;
  const isGitHub =
    isChat(root["messages"]) && ("testData" in root || "evaluators" in root || "modelParameters" in root);
  const isPromptfoo =
    Array.isArray(root["prompts"]) && ("providers" in root || "tests" in root) && !("results" in root);
  if (!isGitHub && !isPromptfoo) return undefined;
  const given = isGitHub ? readTurns(root["messages"], ["messages"]) : [];
  const templates: (readonly Turn[])[] = isGitHub
    ? "message" in given
      ? []
      : [given]
    : (root["prompts"] as unknown[]).flatMap((prompt) =>
        typeof prompt === "string" && !/^file:|\.(?:txt|json|ya?ml|js|py)$/.test(prompt)
          ? [turnsOfPrompt(prompt, [])]
          : [],
      );
  const sets = (rows ?? []).filter(isObject);
  const filled = templates.flatMap((turns) =>
    sets.map((vars) => turns.map(({ speaker, text }) => ({ speaker, text: fillIn(text, vars) }))),
  );
  return { samples: filled.map((turns) => ({ ...sampleOf(turns, []), line: 1 })), problems: [] };
}
