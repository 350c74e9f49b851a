import picomatch from "picomatch";
import { blobsOf, showBlobs, type Blob } from "./git.ts";
import { countsInFolder, NEVER, SourceError, type Files } from "./files.ts";

/** The files of a commit. Links are left out. */
export async function gitFiles(root: string, commit: string): Promise<Files> {
  const blobs = new Map<string, Blob>();
  for (const blob of await blobsOf(root, commit)) if (!blob.isLink) blobs.set(blob.path, blob);
  return {
    list(pattern) {
      if (blobs.has(pattern)) return Promise.resolve([pattern]);
      const folder = pattern === "" || pattern === "." ? "" : `${pattern}/`;
      const inside = [...blobs.keys()].filter((path) => path.startsWith(folder));
      if (inside.length > 0)
        return Promise.resolve(inside.filter((path) => countsInFolder(path.slice(folder.length))).sort());
      // As on the disk, a pattern may name folders.
      const named = pattern.endsWith("*") ? pattern : [pattern, `${pattern}/**`];
      const matches = picomatch(named, { ignore: NEVER });
      return Promise.resolve([...blobs.keys()].filter((path) => matches(path)).sort());
    },
    read(paths) {
      const missing = paths.find((path) => !blobs.has(path));
      if (missing !== undefined) throw new SourceError(`There is no file ${missing} in ${commit.slice(0, 7)}`);
      return showBlobs(
        root,
        paths.map((path) => blobs.get(path)!),
      );
    },
  };
}
