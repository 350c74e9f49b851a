import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { decodeText } from "../../../formats/text/decode-text.ts";
import { listCases, type ListedFile } from "../../../verify/list-cases.ts";
import { loadCases, type LoadedCases } from "../../../verify/load-cases.ts";
import { diskFiles } from "../../../verify/sources/disk-files.ts";
import { SourceError, type Files } from "../../../verify/sources/files.ts";

/** A file of expectations, by the folder that its names begin at. */
export interface FilePlace {
  readonly root: string;
  /** From the root. */
  readonly file: string;
}

/** What the thread is asked: large files of YAML would hold the editor up. */
export interface ReadingWork {
  /** What to read of each file: what its cases are, or some of them with all of their texts. */
  readonly files: readonly (FilePlace & { readonly load?: readonly number[] })[];
  /** Texts that editors have and no file has yet, by their paths. */
  readonly unsaved: Readonly<Record<string, string>>;
}

/** For each file of the work, in order. */
export type ReadingAnswer = readonly {
  /** undefined where the file is not there. */
  readonly listed?: ListedFile | undefined;
  readonly loaded: LoadedCases;
}[];

const NOTHING: LoadedCases = { cases: [], problems: [] };

/** Reads files of expectations as the command line does, with what editors have instead of what is on the disk. */
export async function readExpectations({ files, unsaved }: ReadingWork): Promise<ReadingAnswer> {
  const answer: ReadingAnswer[number][] = [];
  for (const { root, file, load } of files) {
    const source = withUnsaved(root, unsaved);
    if (!existsSync(join(root, file))) {
      answer.push({ loaded: NOTHING });
      continue;
    }
    try {
      const [bytes] = await source.read([file]);
      const wanted = new Set(load);
      const loaded = load ? await loadCases([file], source, (index) => wanted.has(index)) : NOTHING;
      answer.push({ listed: listCases(file, decodeText(bytes).text), loaded });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const problems = [{ file, line: 1, message: error.message }];
      answer.push({ listed: { file, cases: [], problems }, loaded: { cases: [], problems } });
    }
  }
  return answer;
}

function withUnsaved(root: string, unsaved: ReadingWork["unsaved"]): Files {
  const disk = diskFiles(root);
  const own = new Map(
    Object.entries(unsaved).map(([path, text]) => [relative(root, path).split(sep).join("/"), text] as const),
  );
  return {
    list: (pattern) => disk.list(pattern),
    read: (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const text = own.get(path);
          return text === undefined ? (await disk.read([path]))[0] : new TextEncoder().encode(text);
        }),
      ),
  };
}
