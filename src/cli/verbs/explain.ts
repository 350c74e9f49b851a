import type { Command } from "commander";
import { attribute, type Part } from "../../core/attribution.ts";
import { SURFACE_FEATURES } from "../../core/surface-features.ts";
import { embed, withEncoder } from "../encoder.ts";
import { InputError } from "../errors.ts";
import { table } from "../figures.ts";
import { openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";

interface ExplainOptions {
  readonly query: string;
  readonly response: string;
  readonly head: string;
  readonly json?: true;
}

/** Surface features told to people; `--json` has all. */
const MOST_TOLD = 10;

/** `explain --query Q --response R`: the parts that a reward is the sum of. */
export function addExplain(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("explain")
    .description("split a response's reward into what each block and each surface feature adds")
    .requiredOption("--query <text>", "the query")
    .requiredOption("--response <text>", "the response; - for stdin")
    .option("--head <head>", "a head's folder, or the name of a shipped one", "on-topic")
    .option("--json", "print one JSON object")
    .action((options: ExplainOptions) => explain(options, installation, terminal));
}

async function explain(options: ExplainOptions, installation: Installation, terminal: Terminal): Promise<void> {
  const response = options.response === "-" ? (await terminal.readStdin()).trimEnd() : options.response;
  if (response.trim() === "") throw new InputError("The response is empty: there is nothing to explain.");
  await withEncoder(installation, 1, async (encoder) => {
    const { id } = await encoder.info();
    const head = await openHead(options.head, id, installation);
    const [phi] = await embed(encoder, [{ query: options.query, response }], terminal);
    const { reward, blocks, surface } = attribute(head, phi);
    if (options.json) {
      return terminal.print(JSON.stringify({ reward, blocks, surface, head: head.card.id, encoder: id }));
    }
    terminal.print(`reward ${signed(reward)} against the average training response · ${head.card.id}`);
    terminal.print(table(blocks.map(({ name, part }) => [name, signed(part)])));
    terminal.print("surface features, the largest parts first");
    terminal.print(
      table(surface.slice(0, MOST_TOLD).map((told) => [told.name, `${signed(told.part)}  ${whyOf(told)}`])),
    );
  });
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;

const whyOf = ({ name }: Part) => SURFACE_FEATURES.find((feature) => feature.name === name)!.why;
