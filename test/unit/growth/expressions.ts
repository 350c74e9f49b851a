import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import ts from "typescript";

export interface Expression {
  /** File and line. */
  readonly where: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every regular expression that the sources of some folders have as a literal. */
export function expressionsIn(root: string, folders: readonly string[]): Expression[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => expressionsOf(join(root, folder, name), root)),
  );
}

function expressionsOf(path: string, root: string): Expression[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const where = `${relative(root, path)}:${line}`;
      found.push({ where, pattern: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Characters of many classes, from which those that a class of an expression takes are drawn. */
const ALPHABET = [..." \t\n\r\u00a0\u3000aZ_0-*#`.,:;!?'\"()[]{}<>/\\|=+@$%&~^é中。\u0660\0\uFFFD"];

/** What an expression is made of: characters that its parts take, and its runs of literal characters. */
export function partsOf({ pattern, flags }: Expression): { readonly units: string[]; readonly words: string[] } {
  const units = new Set<string>();
  const words = new Set<string>();
  let word = "";
  const end = () => {
    if (word.length > 1) words.add(word);
    word = "";
  };
  const unicode = { unicode: flags.includes("u"), unicodeSets: flags.includes("v") };
  visitRegExpAST(new RegExpParser().parsePattern(pattern, 0, pattern.length, unicode), {
    onCharacterEnter(node) {
      units.add(String.fromCodePoint(node.value));
      if (node.parent.type === "Alternative") word += String.fromCodePoint(node.value);
    },
    onAlternativeLeave: end,
    onGroupEnter: end,
    onCapturingGroupEnter: end,
    onCharacterClassEnter: end,
    onCharacterSetEnter(node) {
      end();
      const one = new RegExp(node.raw, flags);
      for (const unit of ALPHABET) if (one.test(unit)) units.add(unit);
    },
    onCharacterClassRangeEnter: (node) => void units.add(String.fromCodePoint(node.min.value)),
  });
  return { units: [...units], words: [...words] };
}

export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/**
 * Texts that make an expression go back, from what it is made of.
 * @param pumps what is repeated: each of its characters, or also every two of them and its words.
 */
export function attacksOn(expression: Expression, pumps: "characters" | "all"): Attack[] {
  const { units, words } = partsOf(expression);
  const some = units.slice(0, 24);
  const more = pumps === "all" ? [...some.flatMap((a) => some.map((b) => a + b)), ...words.slice(0, 8)] : [];
  // A character that the expression does not take stops a match at the beginning.
  const prefixes = ["", "\u0001", ...words.slice(0, pumps === "all" ? 4 : 1)];
  const suffixes = pumps === "all" ? ["", "\u0001", "b"] : ["", "\u0001"];
  return [...some, ...more].flatMap((pump) =>
    prefixes.flatMap((prefix) => suffixes.map((suffix) => ({ prefix, pump, suffix }))),
  );
}

export function attackText({ prefix, pump, suffix }: Attack, size: number): string {
  return `${prefix}${pump.repeat(Math.ceil(size / pump.length))}${suffix}`;
}

/** Finds every match, and replaces, splits or tests as the sources do: all look from every place of the text. */
export function matchAll({ pattern, flags }: Expression): (text: string) => number {
  const expression = new RegExp(pattern, [...new Set(`${flags.replace("y", "")}g`)].join(""));
  return (text) => [...text.matchAll(expression)].length;
}
