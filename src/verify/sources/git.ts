import { execFile } from "node:child_process";
import { MAX_FILE_BYTES } from "../../formats/text/limits.ts";
import { shorten } from "../../report/format.ts";
import { SourceError } from "./files.ts";

/** What git is asked: none of these writes. */
type Reading = "rev-parse" | "show" | "ls-tree";

/** Characters of a revision in a message. */
const SHOWN = 60;

/** Objects in one call of `git show`. */
const BATCH = 200;

/** What is wrong with the repository as a whole: then no revision is at fault. */
const WHERE = [
  [
    /not a git repository/,
    "There is no git repository here, so nothing is known of earlier revisions. Work in a repository",
  ],
  [
    /dubious ownership/,
    "git does not read this repository, because it belongs to somebody else. Run git config --global --add safe.directory with its folder",
  ],
] as const;

/** A blob of a revision. */
export interface Blob {
  readonly path: string;
  readonly id: string;
  readonly size: number;
  /** A link, whose content is the path that it leads to. */
  readonly isLink: boolean;
}

/** Runs git without a shell, without its pager, and without the network. Rejects with SourceError. */
function git(root: string, verb: Reading, args: readonly string[], cure: string): Promise<Buffer> {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" };
  const options = { cwd: root, env, encoding: "buffer" as const, maxBuffer: MAX_FILE_BYTES, windowsHide: true };
  return new Promise((resolve, reject) => {
    execFile("git", ["--no-pager", verb, ...args], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const said = stderr.toString("utf8").trim().split("\n")[0];
      const own = WHERE.find(([found]) => found.test(said));
      if (own) return reject(new SourceError(own[1], { cause: error }));
      const why = (error as NodeJS.ErrnoException).code === "ENOENT" ? "git is not installed" : said || error.message;
      reject(new SourceError(`${cure} (${why})`, { cause: error }));
    });
  });
}

/**
 * The commit that a revision names.
 * @param revision a branch, a tag, a commit, or one of these with ~ and ^. Whatever could be an option or more than one revision is refused.
 */
export async function commitOf(root: string, revision: string): Promise<string> {
  if (!/^[\w@][\w./@{}~^-]*$/.test(revision) || revision.includes(".."))
    throw new SourceError(
      `"${shorten(revision, SHOWN)}" is not a revision. Give a branch, a tag or a commit, such as main or HEAD~1`,
    );
  const cure = `There is no revision ${shorten(revision, SHOWN)}. In CI, check out with fetch-depth: 0`;
  const out = await git(root, "rev-parse", ["--verify", "--end-of-options", `${revision}^{commit}`], cure);
  return out.toString("utf8").trim();
}

/** All files of a commit. */
export async function blobsOf(root: string, commit: string): Promise<Blob[]> {
  const cure = `The files of ${commit.slice(0, 7)} cannot be listed`;
  const out = await git(root, "ls-tree", ["-r", "-l", "-z", "--full-tree", commit], cure);
  return out
    .toString("utf8")
    .split("\0")
    .flatMap((entry) => {
      const found = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(entry);
      if (found === null) return []; // a submodule, and the end
      return [{ path: found[4], id: found[2], size: Number(found[3]), isLink: found[1] === "120000" }];
    });
}

/** The contents of blobs, in order. `git show` writes them one after the other, so their sizes say where each ends. */
export async function showBlobs(root: string, blobs: readonly Blob[]): Promise<Uint8Array[]> {
  const contents: Uint8Array[] = [];
  for (let from = 0; from < blobs.length; from += BATCH) {
    const batch = blobs.slice(from, from + BATCH);
    const cure = `Cannot read ${batch[0].path} as it was. In CI, check out with fetch-depth: 0`;
    const args = ["--no-textconv", "--no-ext-diff", "--end-of-options", ...batch.map(({ id }) => id)];
    const out = await git(root, "show", args, cure);
    let at = 0;
    for (const { size } of batch) contents.push(out.subarray(at, (at += size)));
    if (at !== out.length) throw new SourceError(`${cure} (git gave ${out.length} bytes, not ${at})`);
  }
  return contents;
}
