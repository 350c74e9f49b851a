import { expect, it } from "vitest";
import { readSafetensors } from "../../src/store/heads/safetensors.ts";

it("refuses a header of a million empty tensors without reading it", () => {
  const tensors = Array.from({ length: 1e6 }, (_, i) => `"${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`);
  const json = Buffer.from(`{${tensors.join()}}`);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const file = Buffer.concat([length, json]);
  const before = process.cpuUsage();
  expect(() => readSafetensors(file)).toThrow("more than the 65536 that a model may have");
  const { user } = process.cpuUsage(before);
  expect(user, "microseconds; parsing takes some million").toBeLessThan(500_000);
});
