import type { Command } from "commander";
import { tokenWeights, type Part } from "../../core/explain/attribution.ts";
import { explainReward } from "../../core/explain/explanation.ts";
import { influences } from "../../core/explain/influence.ts";
import { readingLimits } from "../../core/features/legibility.ts";
import { NAMED_FEATURES } from "../../core/features/feature-layout.ts";
import { indexPairs, toPreferenceSet, type TrainingPair } from "../../training/training-pairs.ts";
import { originText } from "../../report/facts.ts";
import { shorten, signed } from "../../report/format.ts";
import { embed, read, unreadable, withEncoder } from "../encoder.ts";
import { InputError } from "../errors.ts";
import { readResponse } from "../input.ts";
import { table } from "../figures.ts";
import { openHead } from "../heads.ts";
import { readTrainingPairs } from "../pairs.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";

interface ExplainOptions {
  readonly query: string;
  readonly response: string;
  readonly head: string;
  readonly pairs?: readonly string[];
  readonly json?: true;
}

/** Surface features, and tokens, that are listed; `--json` has all. */
const MOST_LISTED = 10;
/** Choices that are listed. */
const MOST_CHOICES = 5;

/** `explain --query Q --response R`: the parts that a reward is the sum of. */
export function addExplain(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("explain")
    .description("split a response's reward into what each block and each surface feature adds")
    .requiredOption("--query <text>", "the query")
    .requiredOption("--response <text>", "the response; - for stdin")
    .option("--model, --head <model>", "a model's folder, or the name of a built-in one", "general")
    .option("--pairs <files...>", "the training choices; shows the five with the most influence on this reward")
    .option("--json", "print one JSON object")
    .action((options: ExplainOptions) => explain(options, installation, terminal));
}

async function explain(options: ExplainOptions, installation: Installation, terminal: Terminal): Promise<void> {
  const response = await readResponse(options.response, terminal);
  if (response.trim() === "") throw new InputError("The response is empty: there is nothing to explain.");
  const text = { query: options.query, response };
  const pairs = options.pairs ? await readTrainingPairs(options.pairs, terminal) : [];
  const indexed = indexPairs(pairs);
  await withEncoder(installation, terminal, 1 + indexed.texts.length, async (encoder) => {
    const info = await encoder.info();
    const { dimension } = info;
    const head = await openHead(options.head, info, installation);
    const [{ phi, legibility }] = await read(encoder, [text], terminal);
    const { unknown } = readingLimits(response, legibility);
    if (unknown !== undefined) throw new InputError(`The response ${unreadable(unknown)}.`);
    const features = await embed(encoder, indexed.texts, terminal);
    const found = { ...(await encoder.tokens(text, tokenWeights(head))), phi };
    const { reward, origin, blocks, surface, tokens, sentences, unread } = explainReward(head, response, found);
    const added = influences(head, toPreferenceSet(indexed, features, dimension), phi);
    const choices = pairs
      .map(({ query, first, second, label }, i) => ({ influence: added[i], query, first, second, label }))
      .sort((p, q) => Math.abs(q.influence) - Math.abs(p.influence))
      .slice(0, MOST_CHOICES);
    if (options.json) {
      return terminal.print(
        JSON.stringify({
          reward,
          ...(origin && { origin }),
          blocks,
          surface,
          tokens,
          sentences,
          ...(unread && { unread }),
          choices,
          head: head.card.id,
          encoder: info.id,
        }),
      );
    }
    terminal.print(`reward ${signed(reward)} against the average training response · ${head.card.id}`);
    if (origin) terminal.print(originText(origin));
    terminal.print(...table(blocks.map(({ name, part }) => [name, signed(part)])));
    terminal.print("surface features, the largest parts first");
    terminal.print(
      ...table(
        surface.slice(0, MOST_LISTED).map((feature) => [feature.name, `${signed(feature.part)}  ${whyOf(feature)}`]),
      ),
    );
    terminal.print("tokens, the largest parts first");
    terminal.print(...table(largest(tokens).map(({ text: token, part }) => [JSON.stringify(token), signed(part)])));
    if (unread) terminal.print(`characters ${unread[0]} to ${unread[1]} are not read: the response is too long`);
    if (choices.length === 0) return;
    terminal.print("choices with the most influence");
    terminal.print(...table(choices.map((choice) => [signed(choice.influence), described(choice)])));
  });
}

const largest = <T extends { readonly part: number }>(parts: readonly T[]): T[] =>
  [...parts].sort((a, b) => Math.abs(b.part) - Math.abs(a.part)).slice(0, MOST_LISTED);

/** "Which country owns …: preferred “No country does.” to “Penguins do.”" */
function described({
  query,
  first,
  second,
  label,
}: Pick<TrainingPair, "query" | "first" | "second" | "label">): string {
  const [preferred, other] = label >= 0.5 ? [first, second] : [second, first];
  return `${short(query)}: ${label === 0.5 ? "tied" : "preferred"} “${short(preferred)}” ${label === 0.5 ? "with" : "to"} “${short(other)}”`;
}

const short = (text: string) => shorten(text.toWellFormed(), 40);

const whyOf = ({ name }: Part) => NAMED_FEATURES.find((feature) => feature.name === name)!.why;
