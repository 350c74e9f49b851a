import { parseJsonLine } from "./json-lines.ts";

/** Lists and objects in one another, at most. */
const DEEPEST = 64;

/**
 * The value of a list or dictionary as Python prints it, which is what pandas writes into a cell: quotes of either kind, None,
 * True, False; the missing commas of numpy's arrays too. Undefined for any other text. Linear.
 */
export function parsePythonLiteral(text: string): unknown {
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    return reader.isAtEnd() ? value : undefined;
  } catch (error) {
    if (error instanceof NotPython) return undefined;
    throw error;
  }
}

class NotPython extends Error {}

const WORDS: Readonly<Record<string, unknown>> = {
  None: null,
  True: true,
  False: false,
  nan: null,
  null: null,
  true: true,
  false: false,
};
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "0": "\0",
};
const WORD = /[A-Za-z_][\w.]*|[-+]?[\d.][\d._eE+-]*/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) throw new NotPython();
    this.#skip();
    const unit = this.#text[this.#at];
    if (unit === "[" || unit === "(") return this.#list(unit === "[" ? "]" : ")", depth);
    if (unit === "{") return this.#object(depth);
    if (unit === "'" || unit === '"') return this.#string();
    return this.#word(depth);
  }

  #skip(): void {
    while (" \t\r\n".includes(this.#text[this.#at] ?? "x")) this.#at++;
  }

  /** Whether the next sign is this one, which is then passed. */
  #take(unit: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== unit) return false;
    this.#at++;
    return true;
  }

  #list(close: string, depth: number): unknown[] {
    this.#at++;
    const items: unknown[] = [];
    while (!this.#take(close)) {
      if (this.#at >= this.#text.length) throw new NotPython();
      items.push(this.value(depth + 1));
      this.#take(",");
    }
    return items;
  }

  #object(depth: number): Record<string, unknown> {
    this.#at++;
    const fields: [string, unknown][] = [];
    while (!this.#take("}")) {
      if (this.#at >= this.#text.length) throw new NotPython();
      const name = String(this.value(depth + 1));
      if (!this.#take(":")) throw new NotPython();
      fields.push([name, this.value(depth + 1)]);
      this.#take(",");
    }
    return Object.fromEntries(fields);
  }

  #string(): string {
    const text = this.#text;
    const quote = text[this.#at++];
    let result = "";
    for (let from = this.#at; ;) {
      const unit = text[this.#at];
      if (unit === undefined) throw new NotPython();
      if (unit !== "\\" && unit !== quote) {
        this.#at++;
        continue;
      }
      result += text.slice(from, this.#at++);
      if (unit === quote) return result;
      result += this.#escape();
      from = this.#at;
    }
  }

  #escape(): string {
    const unit = this.#text[this.#at++];
    const digits = { x: 2, u: 4, U: 8 }[unit];
    if (digits === undefined) return ESCAPES[unit] ?? (unit === "\n" ? "" : unit);
    const code = Number.parseInt(this.#text.slice(this.#at, this.#at + digits), 16);
    if (!(code <= 0x10ffff)) throw new NotPython();
    this.#at += digits;
    return String.fromCodePoint(code);
  }

  #word(depth: number): unknown {
    WORD.lastIndex = this.#at;
    const [word] = WORD.exec(this.#text) ?? [];
    if (word === undefined) throw new NotPython();
    this.#at += word.length;
    if (Object.hasOwn(WORDS, word)) return WORDS[word];
    // numpy writes array([...], dtype=object).
    if (word === "array" && this.#take("(")) {
      const value = this.value(depth + 1);
      while (this.#at < this.#text.length && !this.#take(")")) this.#at++;
      return value;
    }
    const number = Number(word.replaceAll("_", ""));
    if (Number.isNaN(number)) throw new NotPython();
    return number;
  }
}

/** The list or object that a text is, as JSON or as Python prints it; undefined for any other text. Linear. */
export function encodedValue(text: string): object | undefined {
  if (!/^\s*(?:[[{(]|array\()/.test(text)) return undefined;
  const parsed = parseJsonLine(text);
  const value = "value" in parsed ? parsed.value : parsePythonLiteral(text.trim());
  return typeof value === "object" && value !== null ? value : undefined;
}
