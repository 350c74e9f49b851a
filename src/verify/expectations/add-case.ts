import { Document, isMap, isSeq, LineCounter, parseDocument, type YAMLSeq } from "yaml";
import { SourceError } from "../sources/files.ts";
import { parseExpectations } from "./parse.ts";
import type { CaseFields, CaseKind } from "./schema.ts";
import { syntaxText } from "./problem-text.ts";

export type NewCase = CaseFields[CaseKind];

/** A change of a text, and the line of the new case after it. */
export interface AddedCase {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly line: number;
}

/** Columns of the lines that are written. */
const WIDTH = 120;

/**
 * Adds a case to the end of a file of expectations, which may be empty. All that is there stays as it is written: comments,
 * order, indents and quotes; only cases in braces are written again. @throws SourceError where the text is not valid YAML.
 */
export function addCase(text: string, one: NewCase): AddedCase {
  const lines = new LineCounter();
  // As yamlDocuments reads it, at the same offsets.
  const document = parseDocument(text.replace(/\r(?!\n)/g, "\n"), {
    keepSourceTokens: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  const [broken] = document.errors;
  if (broken)
    throw new SourceError(`Line ${lines.linePos(broken.pos[0]).line} ${syntaxText(broken)}. Then add the case again`);
  const insertion = insertionOf(text, document.contents, one);
  const added = insertion && checked(text, insertion);
  if (added) return added;
  if (document.contents !== null && !isMap(document.contents))
    throw new SourceError("has no keys at its beginning. Write cases: and a list under it");
  const cases = document.get("cases");
  if (isSeq(cases)) document.addIn(["cases"], document.createNode(one));
  else document.set("cases", document.createNode([one]));
  const rewritten = checked(text, { from: 0, to: text.length, insert: document.toString({ lineWidth: WIDTH }) });
  if (rewritten) return rewritten;
  throw new SourceError("cannot take another case as it is written. Write its cases as a list, each under a dash");
}

type Insertion = Pick<AddedCase, "from" | "to" | "insert">;

/** The case in the style of the list that it comes to; undefined where that is not a list under dashes. */
function insertionOf(text: string, contents: Document.Parsed["contents"], one: NewCase): Insertion | undefined {
  const ending = /\r?\n/.exec(text)?.[0] ?? "\n";
  const at = (place: number, indent: number, before: string): Insertion => {
    const gap = place > 0 && text[place - 1] !== "\n" ? ending : "";
    const written = `${gap}${before}${indented(one, indent)}`;
    return { from: place, to: place, insert: written.replace(/\r?\n/g, ending) };
  };
  if (contents === null) return at(text.length, 2, "cases:\n");
  const cases = isMap(contents) ? contents.get("cases", true) : undefined;
  if (!isSeq(cases) || cases.flow || cases.items.length === 0 || !cases.range) return undefined;
  return at(cases.range[1], indentOf(cases), areApart(text, cases) ? "\n" : "");
}

function indented(one: NewCase, indent: number): string {
  const written = new Document([one]).toString({ lineWidth: WIDTH - indent, indentSeq: true });
  return written.replace(/^(?=.)/gm, " ".repeat(indent));
}

const indentOf = ({ srcToken }: YAMLSeq): number => (srcToken && "indent" in srcToken ? srcToken.indent : 2);

/** Whether a blank line is between the last two cases. */
function areApart(text: string, { items }: YAMLSeq): boolean {
  const last = items.at(-1) as { readonly range?: readonly number[] } | undefined;
  if (items.length < 2 || last?.range === undefined) return false;
  return text.slice(0, last.range[0]).split("\n").at(-2)?.trim() === "";
}

/** The change with the line of its case; undefined where the text would not have exactly one case more. */
function checked(text: string, { from, to, insert }: Insertion): AddedCase | undefined {
  const before = parseExpectations(text);
  const after = parseExpectations(text.slice(0, from) + insert + text.slice(to));
  const isOneMore = after.cases.length === before.cases.length + 1 && after.problems.length <= before.problems.length;
  return isOneMore ? { from, to, insert, line: after.cases.at(-1)!.line } : undefined;
}
