import { Range, Selection, TextEditorRevealType, window, type Disposable, type Uri } from "vscode";
import { commandIds } from "../contributions.ts";
import { inDocument, type ExplainedResponse } from "../explain/explained-response.ts";
import type { Services } from "../services/services.ts";
import type { OffsetRange } from "../documents/tracked-range.ts";
import { registerCommand } from "../window/register.ts";

/** A sentence's row in the Explanation view: selects it in its document. */
export function registerExplanationGoTo({ log }: Services): Disposable {
  return registerCommand(
    commandIds.explanationGoTo,
    log,
    async (uri: Uri, one: ExplainedResponse, stretch: OffsetRange) => {
      const editor = await window.showTextDocument(uri, { preserveFocus: true });
      const place = inDocument(one, stretch);
      if (place === undefined) return;
      const range = new Range(editor.document.positionAt(place.start), editor.document.positionAt(place.end));
      editor.selection = new Selection(range.start, range.end);
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    },
  );
}
