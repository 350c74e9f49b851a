import { expect, it } from "vitest";
import { projectTexts } from "./project-texts.ts";

const samples = await projectTexts(["samples/**"], ["samples/.*/**"]);

it("the samples name no file outside their folder, which is copied as it is", () => {
  expect(samples.size).toBeGreaterThan(3);
  for (const [path, text] of samples) expect(text, path).not.toContain("../");
});
