import type { DecorationOptions, LogOutputChannel, TextDocument, TextEditor } from "vscode";
import { afterEach, describe, expect, it, vi } from "vitest";
import { scoreResponse } from "../../../../src/core/model/score.ts";
import type { DocumentResponse } from "../../../../src/extension/documents/document-response.ts";
import type { DocumentService } from "../../../../src/extension/documents/document-service.ts";
import type { ResponseFactsReader } from "../../../../src/extension/lens/response-facts.ts";
import { window, workspace } from "../fake-vscode.ts";
import { headOf } from "../heads.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));
const { EarlyScores } = await import("../../../../src/extension/lens/early-scores.ts");

const TITLE = "0.73";
const response = (label: string, anchor: number) =>
  ({ label, query: "q", response: "text", anchor, start: anchor }) as unknown as DocumentResponse;

/** An editor that shows a response on each of some lines; offsets are lines. */
function shown(responses: readonly DocumentResponse[], lineLength = 20, readingTakes = 0) {
  const end = { line: 9, character: lineLength };
  const document = {
    ...{ uri: { scheme: "file" }, lineCount: 10 },
    positionAt: (line: number) => ({ line }),
    offsetAt: () => 100,
    lineAt: () => ({ range: { end } }),
  } as unknown as TextDocument;
  const drawn: DecorationOptions[][] = [];
  const editor = {
    ...{ document, visibleRanges: [{ start: { line: 0 }, end: { line: 9 } }] },
    setDecorations: (_: unknown, options: DecorationOptions[]) => void drawn.push(options),
  } as unknown as TextEditor;
  window.visibleTextEditors.push(editor);
  const head = headOf("2026-11-23t12-00-00z-0123abcd");
  const phi = Float32Array.of(1, 0);
  const scored = { ...scoreResponse(head, phi), head, phi, limits: {} };
  const read = async () => {
    if (readingTakes > 0) await new Promise((resolve) => setTimeout(resolve, readingTakes));
    return { scored, ranked: [] };
  };
  const facts = { read } as unknown as ResponseFactsReader;
  const documents = { mustWait: () => false, responsesIn: () => responses } as unknown as DocumentService;
  const early = new EarlyScores(documents, facts, { debug: vi.fn() } as unknown as LogOutputChannel);
  const texts = () => drawn.at(-1)?.map(({ renderOptions }) => renderOptions?.after?.contentText);
  return { early, document, texts, drawn };
}

describe("a score at the end of a response's line", () => {
  afterEach(() => {
    window.visibleTextEditors.length = 0;
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("is there until its lens shows the same", async () => {
    const [one, two] = [response("one", 1), response("two", 2)];
    const { early, document, texts, drawn } = shown([one, two]);
    await expect.poll(texts).toEqual([TITLE, TITLE]);
    early.lensShows(document, one, TITLE);
    await expect.poll(texts).toEqual([TITLE]);
    const before = drawn.length;
    early.lensShows(document, two, "0.40");
    await expect.poll(() => drawn.slice(before).map(({ length }) => length)).toEqual([1]);
    expect(texts()).toEqual([TITLE]);
    early.lensShows(document, two, TITLE);
    await expect.poll(texts).toEqual([]);
    early.dispose();
  });

  it("waits for its own reading alone where no key was pressed, however long others took", async () => {
    vi.useFakeTimers();
    const [one, two] = [response("one", 1), response("two", 2)];
    const { early, document, drawn } = shown([one, two], 20, 300);
    await vi.advanceTimersByTimeAsync(300);
    expect(drawn).toHaveLength(1);
    early.lensShows(document, one, TITLE);
    early.lensShows(document, two, "0.40");
    await vi.advanceTimersByTimeAsync(301);
    expect(drawn.map(({ length }) => length)).toEqual([2, 1]); // once for lenses that come together
    early.dispose();
  });

  it("is missing where several responses are on one line, or where the line is long", async () => {
    const several = shown([response("one", 1), response("two", 1)]);
    await expect.poll(several.texts).toEqual([]);
    window.visibleTextEditors.length = 0;
    const long = shown([response("one", 1)], 5000);
    await expect.poll(long.texts).toEqual([]);
  });

  it("is missing where the editor shows no lenses", async () => {
    vi.spyOn(workspace, "getConfiguration").mockReturnValue({ get: () => false });
    const { texts } = shown([response("one", 1)]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(texts()).toEqual([]);
  });
});
