import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../../scripts/lib/paths.ts";
import { loadCard } from "../../../../src/store/heads/load-head.ts";
import { toHeadCard } from "../../../../src/store/heads/head-card-schema.ts";
import { aHead } from "./a-head.ts";

it("a card has the share of new responses that get a number, also where an earlier version named it otherwise", async () => {
  const { card } = aHead();
  const unseen = { scoredShare: 0.4, needed: 90 };
  expect(toHeadCard({ ...card, unseen }).unseen).toEqual(unseen);
  expect(toHeadCard({ ...card, unseen: { told: 0.4, needed: 90 } }).unseen).toEqual(unseen);
  expect(() => toHeadCard({ ...card, unseen: { told: 4 } })).toThrow('its "unseen" ');
  expect((await loadCard(join(root, "media", "starters", "helpful"))).unseen?.scoredShare).toBeGreaterThan(0);
});
