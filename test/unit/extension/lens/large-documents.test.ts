import { setImmediate } from "node:timers/promises";
import type { LogOutputChannel, Position, TextDocument, TextEditor } from "vscode";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ResponseLensProvider, type ResponseLens } from "../../../../src/extension/lens/code-lens-provider.ts";
import { AROUND } from "../../../../src/extension/lens/lens-lines.ts";
import { DocumentService } from "../../../../src/extension/documents/document-service.ts";
import type { ResponseFactsReader } from "../../../../src/extension/lens/response-facts.ts";
import { window } from "../fake-vscode.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));
afterEach(() => void (window.visibleTextEditors.length = 0));

/** An open JSON Lines document that counts the characters that are read of it. */
function aDocument(lines: readonly string[]) {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) length = starts.push(length) && length + line.length + 1;
  const text = lines.join("\n");
  const read = { characters: 0 };
  const offsetAt = ({ line, character }: Position) => starts[line] + character;
  const document = {
    ...{ uri: { path: "/big.jsonl" }, languageId: "jsonl", version: 1, isClosed: false, lineCount: lines.length },
    ...{ offsetAt, lineAt: (line: number) => ({ range: { end: { line, character: lines[line].length } } }) },
    positionAt: (offset: number) => ({ line: starts.findLastIndex((start) => start <= offset), character: 0 }),
    getText: (range?: { start: Position; end: Position }) => {
      const part = range ? text.slice(offsetAt(range.start), offsetAt(range.end)) : text;
      read.characters += part.length;
      return part;
    },
  };
  return { document: document as unknown as TextDocument, text, read };
}

const editor = (document: TextDocument, first: number, last: number) =>
  ({ document, visibleRanges: [{ start: { line: first }, end: { line: last } }] }) as unknown as TextEditor;
const unscored = { known: () => undefined } as unknown as ResponseFactsReader;
const provider = (documents: DocumentService) =>
  new ResponseLensProvider(documents, unscored, { info: vi.fn() } as unknown as LogOutputChannel, vi.fn());

describe("a large document of records", () => {
  const lines = Array.from({ length: 30_000 }, (_, i) =>
    JSON.stringify({ prompt: `q ${i % 7000}`, chosen: `a ${i} ${"x".repeat(40)}`, rejected: `b ${i}` }),
  );
  const { document, text, read } = aDocument(lines);

  it("has lenses around the screen, for which only these lines are read, and others after scrolling", () => {
    const lenses = provider(new DocumentService());
    const asked = vi.fn();
    lenses.onDidChangeCodeLenses(asked);
    window.visibleTextEditors.push(editor(document, 20_000, 20_050));
    const found = lenses.provideCodeLenses(document) as ResponseLens[];
    expect(found).toHaveLength(2 * (51 + 2 * AROUND));
    expect(read.characters).toBeLessThan(text.length / 20);
    const { anchor, start, end, response } = found[2 * AROUND].response;
    expect(text.slice(anchor, anchor + lines[20_000].length)).toBe(lines[20_000]);
    expect(text.slice(start, end)).toBe(response);
    lenses.follow(editor(document, 20_300, 20_350));
    expect(asked).not.toHaveBeenCalled();
    lenses.follow(editor(document, 29_900, 29_999));
    expect(asked).toHaveBeenCalledOnce();
    window.visibleTextEditors.splice(0, 1, editor(document, 29_900, 29_999));
    expect((lenses.provideCodeLenses(document) as ResponseLens[]).at(-1)!.response.response).toBe("b 29999");
    lenses.follow(editor(document, 29_950, 29_999));
    expect(asked).toHaveBeenCalledOnce();
  });

  it("is read in slices between which others have their turn, and then knows all rivals", async () => {
    const documents = new DocumentService();
    expect(documents.rivals(document, "q 3")).toEqual([]);
    let turns = 0;
    let isDone = false;
    const reading = documents.whenRead(document).then(() => void (isDone = true));
    while (!isDone) {
      await setImmediate();
      turns++;
    }
    await reading;
    expect(turns).toBeGreaterThan(3);
    expect(documents.rivals(document, "q 3").map(({ response }) => response.slice(0, 7).trim())).toHaveLength(10);
    expect(documents.responses(document)).toHaveLength(60_000);
  });

  it("is read whole where somebody needs it now, also while it is read in slices", async () => {
    const documents = new DocumentService();
    const reading = documents.whenRead(document);
    expect(documents.found(document).responses).toHaveLength(60_000);
    await reading;
    expect(documents.rivals(document, "q 3")).toHaveLength(10);
  });

  it("is given up in the background when it changes", async () => {
    const { document: changing } = aDocument(lines);
    const documents = new DocumentService();
    const reading = documents.whenRead(changing);
    Object.assign(changing, { version: 2 });
    await reading;
    expect(documents.rivals(changing, "q 3")).toEqual([]);
  });
});

it("a line with very many responses has lenses for the first of them only", () => {
  const responses = Array.from({ length: 1000 }, (_, i) => `response ${i}`);
  const { document } = aDocument([JSON.stringify({ prompt: "q", responses }), "", ""]);
  const found = provider(new DocumentService()).provideCodeLenses(document) as ResponseLens[];
  expect(found).toHaveLength(30);
  expect(found[0].shared).toBe(true);
});
