import { InvalidArgumentError, type Command } from "commander";
import type { Ask, ColumnAnswers } from "../formats/roles/ask.ts";
import { shownName } from "./input.ts";
import { InputError } from "./errors.ts";

/** Options that say what the columns of a file are for, where the file leaves it open. */
export interface ColumnOptions {
  readonly queryColumn?: string;
  readonly responseColumns?: readonly string[];
  readonly verdictColumn?: string;
  readonly verdictValues?: Readonly<Record<string, string>>;
  readonly lowFavours?: string;
  readonly lowerIsBetter?: true;
  readonly higherIsBetter?: true;
}

/** Adds the options to a verb that reads pairs. */
export function addColumnOptions(command: Command): Command {
  return command
    .option("--query-column <name>", "column of the query")
    .option("--response-columns <names...>", "columns of the responses")
    .option("--verdict-column <name>", "column that says which response is better, or a score of each")
    .option("--verdict-values <meanings>", "what its values mean, such as 0=response_a,1=response_b", toValues)
    .option("--low-favours <column>", "column of the response that a low or negative verdict favours")
    .option("--lower-is-better", "of a score for each response, less is better")
    .option("--higher-is-better", "of a score for each response, more is better");
}

/** The options as answers; an option that was not given answers nothing. */
export function answersOf(options: ColumnOptions): ColumnAnswers {
  const { queryColumn, responseColumns, verdictColumn, verdictValues, lowFavours, lowerIsBetter, higherIsBetter } =
    options;
  return {
    ...(queryColumn !== undefined && { query: queryColumn }),
    ...(responseColumns && { responses: responseColumns }),
    ...(verdictColumn !== undefined && { verdict: verdictColumn }),
    ...(verdictValues && { values: verdictValues }),
    ...(lowFavours !== undefined && { low: lowFavours }),
    ...(lowerIsBetter ? { better: "lower" } : higherIsBetter && { better: "higher" }),
  };
}

function toValues(text: string): Record<string, string> {
  const pairs = text.split(",").map((pair) => /^([^=]*)=(.*)$/.exec(pair));
  if (pairs.some((pair) => pair === null)) throw new InvalidArgumentError("It must be like 0=response_a,1=response_b.");
  return Object.fromEntries(pairs.map((pair) => [pair![1].trim(), pair![2].trim()]));
}

/** A question of a file as an error with the options to give. */
export function askedInVain(name: string, { line, question, choices }: Ask): InputError {
  const options = choices.map(({ label, flags }) => `${flags} (${label})`).join(", or ");
  return new InputError(`${shownName(name)}:${line}: ${question} Nothing was guessed. Give ${options}.`);
}
