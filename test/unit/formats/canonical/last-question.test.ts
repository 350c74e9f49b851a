import { describe, expect, it } from "vitest";
import { canonicalQuery, lastQuestion } from "../../../../src/formats/canonical/query.ts";

describe("the last question of a query", () => {
  const asked = "My brakes squeal.\n\nWhat can I do?";

  it("is the query where that is one question", () => {
    const query = canonicalQuery([{ speaker: "Human", text: asked }]);
    expect(lastQuestion(query)).toBe(query);
    expect(lastQuestion("Note: what is Human: for?")).toBe("Note: what is Human: for?");
  });

  it("is the last turn of a person, after a system's text and after answers", () => {
    const system = { speaker: "System", text: "You are support." } as const;
    const before = [
      { speaker: "Human", text: "Hello" },
      { speaker: "Assistant", text: "Hi. How can I help?" },
    ] as const;
    expect(lastQuestion(canonicalQuery([system, { speaker: "Human", text: asked }]))).toBe(asked);
    expect(lastQuestion(canonicalQuery([...before, { speaker: "Human", text: asked }]))).toBe(asked);
  });

  it("is the whole text where nobody asked", () => {
    expect(lastQuestion("System: You are support.")).toBe("System: You are support.");
  });
});
