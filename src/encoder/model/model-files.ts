import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { DETECTORS } from "../../core/features/detectors.ts";
import { DIMENSION, FEATURE_VERSION, POOLED, STATES } from "../../core/features/feature-layout.ts";
import { EncoderError } from "../encoder.ts";
import type { Standardisation } from "./phi.ts";

const Card = z.object({ name: z.string(), files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)) });
const Standard = z.object({
  mean: z.array(z.number()).length(DIMENSION),
  scale: z.array(z.number()).length(DIMENSION),
  detectors: z
    .array(z.object({ weights: z.array(z.number()).length(DIMENSION), bias: z.number() }))
    .length(DETECTORS.length),
});

const cure =
  "Install Reward Lens again, or in a checkout run scripts/make/build-encoder.py, then scripts/make/build-starters.ts.";

const corrupt = (path: string, options?: ErrorOptions) =>
  new EncoderError("encoder-corrupt", `${path} is not what the encoder wrote. ${cure}`, options);

async function read(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw new EncoderError("encoder-missing", `The encoder's file ${join(folder, name)} cannot be read. ${cure}`, {
      cause: error,
    });
  }
}

function parse<T>(schema: z.ZodType<T>, bytes: Buffer, path: string): T {
  try {
    return schema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    throw corrupt(path, { cause: error });
  }
}

/** Little-endian, as every processor that ONNX Runtime has a build for. */
function directionsOf(bytes: Buffer, path: string): Float32Array {
  const values = new Float32Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 2);
  if (bytes.length !== 4 * STATES.length * POOLED || !values.every(Number.isFinite)) throw corrupt(path);
  return values;
}

export interface ModelFiles {
  /** Hash of everything that decides φ, 16 hex digits. */
  readonly id: string;
  readonly name: string;
  /** Absent when `raw`. */
  readonly standard?: Standardisation;
}

/**
 * Reads the encoder's card and checks every file that it names by SHA-256.
 * @param raw leave φ unstandardised: for the script that makes the constants.
 * @throws EncoderError encoder-missing or encoder-corrupt, naming the file and the cure.
 */
export async function openModelFiles(folder: string, raw = false): Promise<ModelFiles> {
  const card = parse(Card, await read(folder, "card.json"), join(folder, "card.json"));
  const identity = createHash("sha256").update(`features ${FEATURE_VERSION} ${raw}`);
  for (const [name, expected] of Object.entries(card.files)) {
    const found = createHash("sha256")
      .update(await read(folder, name))
      .digest("hex");
    if (found !== expected) {
      throw new EncoderError(
        "encoder-corrupt",
        `${join(folder, name)} has changed: its SHA-256 is not the one on its card. ${cure}`,
      );
    }
    identity.update(`${name} ${found}`);
  }
  let standard: Standardisation | undefined;
  if (!raw) {
    const [constants, directions] = [await read(folder, "standard.json"), await read(folder, "directions.f32")];
    standard = {
      ...parse(Standard, constants, join(folder, "standard.json")),
      directions: directionsOf(directions, join(folder, "directions.f32")),
    };
    identity.update(constants).update(directions);
  }
  return { id: identity.digest("hex").slice(0, 16), name: card.name, ...(standard && { standard }) };
}
