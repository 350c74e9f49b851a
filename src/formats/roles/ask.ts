/** What a person answered about the columns of files of one shape; nothing is taken on a guess. */
export interface ColumnAnswers {
  /** The column of the query. */
  readonly query?: string;
  /** The columns of the responses, in order. */
  readonly responses?: readonly string[];
  /** The column that says which response is better. */
  readonly verdict?: string;
  /** What its values mean: the name of a response's column, "tie", "both-bad" or "none". */
  readonly values?: Readonly<Record<string, string>>;
  /** Of a figure from one side to the other: the response's column that its lower end favours. */
  readonly low?: string;
  /** Where the middle of such a figure is, where it is known. */
  readonly middle?: number;
  /** Of a figure for each response: whether more or less of it is better. */
  readonly better?: "higher" | "lower";
  /** The query of every record, where no column has one: a person set it for this file, and it is not kept for others. */
  readonly given?: string;
}

/** One of the answers to a question. */
export interface AskChoice {
  readonly label: string;
  readonly answers: ColumnAnswers;
  /** The same as options of the command line. */
  readonly flags: string;
}

/** A question that a file leaves open. Its records give no preference until it is answered. */
export interface Ask {
  /** Whether it is about who is better, or about what is the query and what a response. */
  readonly about: "verdict" | "columns";
  /** For people: "Column better names the better side. Is 0 response_a or response_b?" */
  readonly question: string;
  readonly choices: readonly AskChoice[];
  /** Columns of the records in question, sorted: files with the same are of the same shape. */
  readonly columns: readonly string[];
  /** Three of the records, shortened, by column. */
  readonly preview: readonly Readonly<Record<string, string>>[];
  /** 1-based line of the first of them. */
  readonly line: number;
}

/** A file leaves so many questions open at most. */
export const MOST_QUESTIONS = 8;

/** What a person answered to a question about files of its shape; undefined where they were not asked yet. */
export type AnswersOf = (ask: Ask) => ColumnAnswers | undefined;

/** A question with its answers, before it is known of which records it is. */
export type Question = Pick<Ask, "question" | "choices">;

/** The answers of one question added to those there were. */
export function withAnswers(before: ColumnAnswers, more: ColumnAnswers): ColumnAnswers {
  return { ...before, ...more, ...(before.values && more.values && { values: { ...before.values, ...more.values } }) };
}

const LONGEST = 60;

/** What is shown of a record's value. */
export function previewOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(values).slice(0, 12);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const text = (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 2 * LONGEST);
      const line = text.replace(/\s+/g, " ").trim();
      return [name, line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`];
    }),
  );
}

/** A column's name as a shell takes it. */
export const quoted = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`);

const either = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(" or ");

/** Asks which end of a figure is better, and of several figures which. */
export function askBetter(...names: string[]): Question {
  const choices = names.flatMap((name) =>
    (["higher", "lower"] as const).map((better): AskChoice => {
      const flags = `--verdict-column ${quoted(name)} --${better}-is-better`;
      return { label: `A ${better} ${name} is better`, answers: { verdict: name, better }, flags };
    }),
  );
  return { question: `Is a higher or a lower ${either(names)} better?`, choices };
}

/** Asks which of several columns counts. */
export function askWhich(names: readonly string[]): Question {
  const choices = names.map((name): AskChoice => ({
    label: `"${name}"`,
    answers: { verdict: name },
    flags: `--verdict-column ${quoted(name)}`,
  }));
  return { question: `Which column says which response is better: ${either(names)}?`, choices };
}
