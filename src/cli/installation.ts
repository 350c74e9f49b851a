import { join } from "node:path";

/** Where the parts that the program was shipped with lie. */
export interface Installation {
  readonly encoderScript: string;
  readonly encoderFolder: string;
  readonly fitScript: string;
  readonly languagesScript: string;
  readonly starters: string;
  readonly samples: string;
}

/** @param root folder that contains dist/ and media/. */
export function installationAt(root: string): Installation {
  return {
    encoderScript: join(root, "dist", "encoder.js"),
    encoderFolder: join(root, "media", "encoder"),
    fitScript: join(root, "dist", "fit-worker.js"),
    languagesScript: join(root, "dist", "languages.cjs"),
    starters: join(root, "media", "starters"),
    samples: join(root, "samples"),
  };
}
