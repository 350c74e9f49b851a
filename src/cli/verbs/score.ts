import type { Command } from "commander";
import { choicesNeeded, choiceCount, isVague, roundForDisplay } from "../../core/evaluation/evidence.ts";
import type { Head } from "../../core/model/head.ts";
import { languagesAt } from "../../encoder/languages-at.ts";
import { readingLimits, type ReadingLimits } from "../../core/features/legibility.ts";
import { scoreResponse } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { ListedResponse } from "../../formats/read-responses.ts";
import { read, unreadable, withEncoder } from "../encoder.ts";
import { InputError, UsageError } from "../errors.ts";
import { isShipped, openHead } from "../heads.ts";
import { readResponse } from "../input.ts";
import { listResponses } from "../responses.ts";
import { addLongOptions } from "../scale/long-work.ts";
import { scoreToFile, scoreToPipe, type ScoreFilesOptions } from "../scale/score-files.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { decimal, probabilityText } from "../../report/format.ts";
import { moreChoices, moreChoicesText } from "../../report/more-choices.ts";

interface ScoreOptions extends Omit<ScoreFilesOptions, "out"> {
  readonly query?: string;
  readonly response?: string;
  readonly json?: true;
  readonly out?: string;
}

/** Responses encoded and printed at a time: bounds memory, and shows the first results early. */
const BATCH = 512;

/**
 * `score --query Q --response R` or `score FILE`: scores by a model, one line per response. `score FILE… --out FILE` or `--stream`: rows
 * with their scores, at any length.
 */
export function addScore(program: Command, installation: Installation, terminal: Terminal): void {
  const command = program
    .command("score")
    .description("score a response, or every response of a file")
    .argument(
      "[files...]",
      "records with a query and responses (JSON Lines, JSON, CSV, Parquet …), or a document with headings or turns; - for stdin",
    )
    .option("--query <text>", "the query, with --response")
    .option("--response <text>", "the response, with --query; - for stdin")
    .option("--model, --head <model>", "a model's folder, or the name of a built-in one", "general")
    .option("--query-column <name>", "column of the query")
    .option("--response-columns <names...>", "columns of the responses")
    .option("--json", "print one JSON object per response")
    .option("--out <file>", "write every row with its score to a file: .jsonl, .csv, .tsv or .parquet; at any length")
    .option(
      "--stream",
      "print every row with its score as JSON Lines, as soon as it is scored; - for JSON Lines on stdin",
    );
  addLongOptions(command).action((files: string[], options: ScoreOptions) => {
    const { out, stream } = options;
    if (out === undefined && !stream) return score(files, options, installation, terminal);
    if (files.length === 0 || options.query !== undefined || options.response !== undefined || options.json)
      throw new UsageError("error: --out and --stream need files, and neither --query, --response nor --json");
    if (out === undefined) return scoreToPipe(files, options, installation, terminal);
    if (stream) throw new UsageError("error: give --out or --stream, not both");
    return scoreToFile(files, { ...options, out }, installation, terminal);
  });
}

async function score(
  [file, ...others]: readonly string[],
  options: ScoreOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  if (others.length > 0) throw new UsageError("error: several files need --out or --stream");
  const listed = file === undefined ? undefined : await listFile(file, options, terminal);
  const texts: readonly QueryResponse[] = listed ?? [await readPair(options, terminal)];
  const detect = languagesAt(installation.languagesScript);
  await withEncoder(installation, terminal, texts.length, async (encoder) => {
    const head = await openHead(options.head, await encoder.info(), installation);
    const shipped = await isShipped(options.head, installation);
    for (let from = 0; from < texts.length; from += BATCH) {
      const batch = texts.slice(from, from + BATCH);
      (await read(encoder, batch, terminal)).forEach(({ phi, legibility }, i) => {
        const limits = readingLimits(batch[i].response, legibility, detect);
        terminal.print(line({ head, shipped }, phi, limits, listed?.[from + i], options.json));
      });
    }
  });
}

async function readPair({ query, response }: ScoreOptions, terminal: Terminal): Promise<QueryResponse> {
  if (query === undefined || response === undefined)
    throw new UsageError("error: score needs a file, or --query and --response");
  const text = await readResponse(response, terminal);
  if (text.trim() === "") throw new InputError("The response is empty: there is nothing to score.");
  return { query, response: text };
}

async function listFile(file: string, options: ScoreOptions, terminal: Terminal): Promise<readonly ListedResponse[]> {
  const { query, response } = options;
  if (query !== undefined || response !== undefined)
    throw new UsageError("error: score takes a file, or --query and --response, not both");
  return listResponses(file, options, terminal);
}

/**
 * What a head says of φ. Where its interval is as wide as ignorance, people get no number but what is missing; JSON has the number,
 * and says how many choices such a response takes. A response that the encoder cannot read has no number at all.
 */
function line(
  { head, shipped }: { readonly head: Head; readonly shipped: boolean },
  phi: Float32Array,
  limits: ReadingLimits,
  place: ListedResponse | undefined,
  json: true | undefined,
): string {
  const { id, encoder } = head.card;
  const where = place && { line: place.line, label: place.label };
  const notice = noticeOf(limits);
  if (limits.unknown !== undefined) {
    if (json) return JSON.stringify({ score: null, notice, head: id, encoder, ...where });
    return where ? `${notice} · line ${where.line} ${where.label}` : `${notice}`;
  }
  const scored = scoreResponse(head, phi);
  const { score, reward, interval } = scored;
  const vague = isVague(scored);
  const needed = vague && !shipped ? roundForDisplay(choicesNeeded(head, scored)) : undefined;
  if (json) {
    const lacking = vague && { notEnoughChoices: needed === undefined ? {} : { choices: choiceCount(head), needed } };
    return JSON.stringify({
      score,
      reward,
      interval,
      head: id,
      encoder,
      ...lacking,
      ...(notice && { notice }),
      ...where,
    });
  }
  const [low, high] = interval.map(probabilityText);
  const shown = vague ? unsure(head, shipped) : probabilityText(score);
  const figures = `${shown} (${low} to ${high}) · ${id}`;
  const noticed = notice ? ` · ${notice}` : "";
  return where
    ? `${figures} · line ${where.line} ${where.label}${noticed}`
    : `${figures} · reward ${decimal(reward)}${noticed}`;
}

/** Why there is no number, in the words of the editor's lens. A built-in model learns from no choices. */
function unsure(head: Head, shipped: boolean): string {
  const more = shipped ? undefined : moreChoices(head);
  if (more !== undefined) return `unsure, ${moreChoicesText(more)}`;
  return shipped ? "unsure" : "unsure, unlike its choices";
}

/** What a person should know of how a response was read; undefined where it was read well. */
function noticeOf({ unknown, foreign, unread }: ReadingLimits): string | undefined {
  if (unknown !== undefined) return unreadable(unknown);
  const notices = [
    ...(foreign ? ["not English: the encoder knows little about it"] : []),
    ...(unread === undefined ? [] : [`the last ${unread} characters are not read: the response is too long`]),
  ];
  return notices.length > 0 ? notices.join("; ") : undefined;
}
