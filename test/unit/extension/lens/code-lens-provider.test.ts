import type { CancellationToken, LogOutputChannel, TextDocument } from "vscode";
import { describe, expect, it, vi } from "vitest";
import { EncoderError } from "../../../../src/encoder/encoder.ts";
import { ResponseLensProvider, type ResponseLens } from "../../../../src/extension/lens/code-lens-provider.ts";
import { ResponseFactsReader } from "../../../../src/extension/lens/response-facts.ts";
import type { DocumentService } from "../../../../src/extension/documents/document-service.ts";
import { EmptyResponseError } from "../../../../src/extension/scores/score-errors.ts";
import { ScoreService } from "../../../../src/extension/scores/score-service.ts";
import { TextFeatures } from "../../../../src/extension/scores/text-features.ts";
import { headOf, legibility } from "../heads.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));

const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
const document = {
  uri: "file:///a.md",
  lineCount: 9,
  positionAt: (offset: number) => ({ line: offset }),
} as unknown as TextDocument;
const response = (text: string, start: number) => ({
  ...{ query: "q", response: text, label: text, start, end: start + 1, anchor: start, queryStart: 0, queryEnd: 0 },
  selected: false,
});

/** Lenses of a document of so many responses, by an encoder that fails as long as `state.failure` is set. */
function lenses(state: { failure: Error | undefined }, count = 2, head = headOf("on-topic")) {
  const said = { info: vi.fn(), error: vi.fn() };
  const encoder = {
    info: () => Promise.reject(new Error("not asked")),
    embed: () => Promise.reject(new Error("not asked")),
    read: async (inputs: readonly unknown[]) => {
      if (state.failure) throw state.failure;
      return inputs.map(() => ({ phi: Float32Array.of(1, 0), legibility }));
    },
    dispose: () => Promise.resolve(),
  };
  const all = Array.from({ length: count }, (_, i) => response(`answer ${i}`, i + 1));
  const reader = { mustWait: () => false, responsesIn: () => all, firstResponses: () => all, rivals: () => all };
  const documents = reader as unknown as DocumentService;
  const scores = new ScoreService(new TextFeatures(encoder), () => Promise.resolve(head));
  const heads = { wantedFor: () => "", starter: () => Promise.resolve(headOf("general")) };
  const facts = new ResponseFactsReader(documents, scores, heads);
  const shown = vi.fn();
  const provider = new ResponseLensProvider(documents, facts, said as unknown as LogOutputChannel, shown);
  const resolve = (lens: ResponseLens) => provider.resolveCodeLens(lens, token as unknown as CancellationToken);
  const provide = (of = document) => provider.provideCodeLenses(of) as ResponseLens[];
  return { said, shown, facts, scores, all, provide, found: provide(), resolve };
}

describe("a lens", () => {
  it("names the encoder's missing file and the cure, and has its score once the file is back", async () => {
    const message = "The encoder's file /x/model.onnx cannot be read. Install Reward Lens again.";
    const state: { failure: Error | undefined } = { failure: new EncoderError("encoder-missing", message) };
    const { said, found, resolve } = lenses(state);
    const { command } = await resolve(found[0]);
    expect(command).toMatchObject({ title: expect.stringContaining("score unavailable"), tooltip: message });
    expect(said.error).toHaveBeenCalledWith(state.failure);
    state.failure = undefined;
    expect((await resolve(found[0])).command?.title).toMatch(/^1st of 2, tied · 0\.73 · on-topic$/);
  });

  it("logs once what the first score of the window waited for, failures left out", async () => {
    const state: { failure: Error | undefined } = { failure: new EncoderError("encoder-crashed", "gone") };
    const { said, found, resolve } = lenses(state);
    await resolve(found[0]);
    expect(said.info).not.toHaveBeenCalled();
    state.failure = undefined;
    for (const lens of found) await resolve(lens);
    const line = /^First lens: asked for \d+ ms after activation, found in \d+ ms, .* scored in \d+ ms$/;
    expect(said.info.mock.calls).toEqual([[expect.stringMatching(line)]]);
  });

  it("has its title from the beginning where its score is known, and says which title it shows", async () => {
    const { facts, provide, shown, found } = lenses({ failure: undefined });
    expect(found[0].command).toBeUndefined();
    const opened = { ...document };
    await facts.read(opened, found[0].response);
    const [lens] = provide(opened);
    const title = "1st of 2, tied · 0.73 · on-topic";
    expect(lens.command).toMatchObject({ title });
    expect(shown).toHaveBeenCalledWith(opened, lens.response, title);
    expect(
      provide(opened)[0].command,
      "later VS Code asks for titles, and so shows when it draws them",
    ).toBeUndefined();
  });

  it("says of an empty response that it has no score, whatever the others have", async () => {
    const { facts } = lenses({ failure: undefined });
    await expect(facts.read(document, response(" ", 3))).rejects.toThrow(EmptyResponseError);
  });

  it("gives no place among responses that are too many to wait for, until all of them are scored", async () => {
    const { facts, scores, all } = lenses({ failure: undefined }, 30);
    expect((await facts.read(document, all[0])).standing).toBeUndefined();
    expect(facts.known(document, all[0])?.standing).toBeUndefined();
    await scores.scoreAll(all);
    expect((await facts.read(document, all[0])).standing?.of).toBe(30);
    expect(facts.known(document, all[0])?.standing?.of).toBe(30);
  });

  it("has the general model's score where its own model is unsure, as long as that follows the general one", async () => {
    const ownModel = (alpha: number) => {
      const head = headOf("2026-11-23t12-00-00z-0123abcd", 0.1);
      return { ...head, card: { ...head.card, priors: [{ name: "general", alpha }] } };
    };
    const titleBy = async (alpha: number) => {
      const { found, resolve } = lenses({ failure: undefined }, 1, ownModel(alpha));
      return (await resolve(found[0])).command?.title;
    };
    expect(await titleBy(1.2)).toBe("unsure · unlike your choices · general says 0.73");
    expect(await titleBy(0.03), "general does not know this taste").toBe("unsure · unlike your choices");
  });
});
