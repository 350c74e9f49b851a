import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { open, run } from "./support/editor.ts";
import type { ExplainedResponse } from "../../src/extension/explain/explained-response.ts";
import { editsBetween, type Edit } from "../../src/extension/explain/what-if.ts";
import { activate, api, clear, cursorAt, markdown, query, shown, treaty, until } from "./support/explanations.ts";

describe("What-If", () => {
  before(activate);
  afterEach(clear);

  it("shows what each edit did to R, counterfactually", async () => {
    const editor = await open({ extension: "md", content: markdown });
    cursorAt(editor, treaty);
    assert.equal(await run("toggleWhatIf"), true);
    const { document } = editor;
    const before = shown()[0].change!;
    assert.deepEqual(before.edits, []);
    assert.equal(before.now, before.before);
    const edit = async (at: number, text: string, remove = 0): Promise<void> => {
      const place = document.positionAt(shown()[0].response.start + at);
      await editor.edit((builder) => builder.replace(new vscode.Range(place, place.translate(0, remove)), text));
      // The same text is read again where models are looked at again: wait for what is said of the present one.
      await until(() => shown()[0].reward !== undefined && isOfPresentText(shown()[0]));
      await until(() => shown()[0].change!.edits.every(({ effect }) => effect !== undefined));
    };
    await edit(treaty.length - 1, "!!!");
    const alone = shown()[0].change!;
    assert.equal(alone.edits.length, 1);
    assert.equal(alone.edits[0].effect, alone.now - before.now, "one edit has the whole change");
    await edit(0, "", "Perhaps ".length);
    const { edits, now } = shown()[0].change!;
    assert.deepEqual(
      edits.map(({ before: was }) => was),
      ["Perhaps ", ""],
    );
    const texts = [`Perhaps ${shown()[0].response.response}`, shown()[0].response.response.replace("!!!", "")];
    const head = shown()[0].reward!.head;
    const scores = await api.scores.scoreAll(
      texts.map((response) => ({ query, response })),
      { head },
    );
    edits.forEach(({ effect }, i) => assert.ok(Math.abs(effect! - (now - scores[i].reward)) < 1e-9));
    assert.equal(await run("toggleWhatIf"), false);
    assert.equal(shown()[0].change, undefined);
  });
});

/** Whether the change that is shown has the edits that made the present text. */
function isOfPresentText({ baseline, change, response }: ExplainedResponse): boolean {
  const places = ({ start, end, before }: Edit) => `${start} ${end} ${before}`;
  const present = editsBetween(baseline!.response, response.response);
  return change!.edits.map(places).join() === present.map(places).join();
}
