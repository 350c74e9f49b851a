import { describe, expect, it } from "vitest";
import { isProse } from "../../../src/extension/start/prose.ts";

describe("whether a selection reads like sentences", () => {
  it.each([
    "You are a support agent. Answer briefly, and do not promise a refund.",
    "Die Rückgabefrist ist abgelaufen, aber die Garantie gilt noch.",
    "# Routes a question to the model that answers it best.",
  ])("is so: %s", (text) => {
    expect(isProse(text)).toBe(true);
  });

  it.each([
    "const items = all.map((entry) => entry.value + 1);",
    'if (answer !== undefined) await runCommand("selectHead", card.id);',
    "userName",
    "",
    "return lambda x: (x[0], -x[1], x[2])",
  ])("is not so: %s", (text) => {
    expect(isProse(text)).toBe(false);
  });
});
