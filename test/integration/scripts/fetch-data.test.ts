import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const dialogue = (last: string) => `\n\nHuman: Hi\n\nAssistant: ${last}`;
const helpful = JSON.stringify([{ text: [dialogue("No."), dialogue("Hello.")], score: [0, 1] }]);
const turn = (system_output: string, overall: number) => ({ source: "Tea?\n", system_output, scores: { overall } });
const debate = (first: string, second: string) =>
  `<list><annotatedArgumentPair><arg1><stance>Yes</stance><text>${first}</text></arg1>` +
  `<arg2><stance>Yes</stance><text>${second}</text></arg2><debateMetaData><title>Tea?</title></debateMetaData>` +
  `<mTurkAssignment><turkID>w</turkID><value>a1</value></mTurkAssignment>`.repeat(10) +
  "</annotatedArgumentPair></list>";

/** Invented sources by their paths, and the files that they become. */
const SETS = [
  {
    ...{ name: "hh-helpful", sources: { "data/helpful test.json": helpful } },
    files: { "hh-helpful.jsonl": '{"prompt": "Human: Hi", "chosen": "Hello.", "rejected": "No."}\n' },
  },
  {
    ...{ name: "usr-topical", sources: { "chat.json": JSON.stringify([turn("a", 1), turn("b", 2)]) } },
    files: {
      "people/usr-topical.jsonl":
        '{"query": "Tea?", "responses": ["b", "a"], "votes": [{"annotator": "a1", "choice": "first"}], "group": "g1", "source": "s"}\n',
    },
  },
  {
    ...{ name: "ukp", sources: { "debates/one.xml": debate("x", "y"), "debates/two.xml": debate("y", "z") } },
    files: {
      "people/ukp-texts.jsonl": ["x", "y", "z"]
        .map((text, i) => `{"id": "u000${i}", "query": "Tea? Argue for: Yes", "response": "${text}"}\n`)
        .join(""),
      "people/ukp-votes.tsv":
        "person\ttopic\tfirst\tsecond\tchoice\n" +
        "p1\t0\tu0000\tu0001\tfirst\n".repeat(10) +
        "p1\t1\tu0001\tu0002\tfirst\n".repeat(10),
      "people/ukp-topics.txt": "one\ntwo\n",
    },
  },
];
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const hashed = (texts: object) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, sha256(text)]));
const FILES: Readonly<Record<string, string>> = Object.assign({}, ...SETS.map(({ files }) => files));

let folder: string;
let data: string;
let server: Server;
let asked: string[];
/** What a path answers instead of its source. */
let faults: Record<string, (response: ServerResponse, source: string) => void>;

async function fetchData(...more: string[]) {
  const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const script = join(root, "scripts", "fetch-data.ts");
  const table = join(folder, "sources.json");
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) =>
    execFile(process.execPath, [script, data, "--from", from, "--table", table, ...more], (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    ),
  );
}
const contents = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.keys(FILES).filter((file) => existsSync(join(data, file))).map(async (file) => [file, await readFile(join(data, file), "utf8")] as const), // prettier-ignore
    ),
  );
async function put(file: string, text: string) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-fetch-data-"));
  data = join(folder, "data");
  [asked, faults] = [[], {}];
  const table = SETS.map(({ name, sources, files }) => ({
    ...{ name, repository: `some/${name}`, commit: COMMIT, sources: hashed(sources), files: hashed(files) },
  }));
  await put(join(folder, "sources.json"), JSON.stringify(table));
  await put(
    join(folder, "selections", "usr-topical.json"),
    JSON.stringify({ source: "s", pairs: "1", annotators: "a1", groups: "g1" }),
  );
  await put(join(folder, "selections", "ukp.json"), JSON.stringify({ persons: "p1" }));
  server = createServer((request, response) => {
    const [, , name, commit, ...path] = decodeURIComponent(request.url!).split("/");
    const source = SETS.find((set) => set.name === name)?.sources[path.join("/") as never] as string | undefined;
    asked.push(path.join("/"));
    if (commit !== COMMIT || source === undefined) response.writeHead(404).end();
    else if (faults[path.join("/")]) faults[path.join("/")](response, source);
    else response.end(source);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

describe("fetch-data", () => {
  it("makes every missing file from its sources, and next time finds them as they should be", async () => {
    const first = await fetchData();
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("0 files ok, 5 made, 0 missing, 0 failed.") });
    expect(first.out).toContain("people/usr-topical.jsonl: made from github.com/some/usr-topical\n");
    expect(first.err).toContain("ukp: getting debates/two.xml (2 of 2)\nukp: converting\n");
    expect(await contents()).toEqual(FILES);
    expect(existsSync(join(data, ".ukp"))).toBe(false);

    asked = [];
    const second = await fetchData();
    expect(second).toMatchObject({ code: 0, err: "", out: expect.stringContaining("5 files ok, 0 made") });
    expect(asked).toEqual([]);
  });

  it("makes the other sets after another version, a 404 or an interrupted download, and the rest when run again", async () => {
    faults = {
      "data/helpful test.json": (response) => response.end("[]"),
      "chat.json": (response) => response.writeHead(404).end(),
      "debates/two.xml": (response, source) => {
        response.writeHead(200, { "content-length": source.length });
        response.write(source.slice(0, 20), () => response.destroy());
      },
    };
    const { code, out, err } = await fetchData();
    expect(code).toBe(1);
    expect(out).toContain("0 files ok, 0 made, 0 missing, 5 failed.");
    expect(err).toContain(`helpful%20test.json has SHA-256 ${sha256("[]")}, not ${sha256(helpful)}`);
    expect(err).toMatch(/^people\/usr-topical\.jsonl: http:.*\/chat\.json answers 404 Not Found\. .*--from/m);
    expect(err).toMatch(/^people\/ukp-votes\.tsv: http:.*\/debates\/two\.xml stopped halfway .*Run this again/m);
    expect(await contents()).toEqual({});

    [asked, faults] = [[], { "chat.json": faults["chat.json"] }];
    const again = await fetchData();
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining("0 files ok, 4 made, 0 missing, 1 failed.") });
    expect(asked).toEqual(["data/helpful test.json", "chat.json", "debates/two.xml"]);
  });

  it("only looks with --check, and changes no file that is another version", async () => {
    const missing = await fetchData("--check");
    expect(missing).toMatchObject({
      code: 1,
      out: expect.stringContaining("0 files ok, 0 made, 5 missing, 0 failed."),
    });
    expect(existsSync(data)).toBe(false);

    await put(join(data, "people", "ukp-votes.tsv"), "mine\n");
    const { code, err } = await fetchData();
    expect(code).toBe(1);
    expect(err).toMatch(/^people\/ukp-votes\.tsv: .*ukp-votes\.tsv has SHA-256 .*Move it away and run this again\.$/m);
    expect(await contents()).toEqual({ ...FILES, "people/ukp-votes.tsv": "mine\n" });
    expect(asked).toHaveLength(4);
  });

  it("says where the network fails", async () => {
    const { code, err } = await fetchData("--from", "http://127.0.0.1:9");
    expect(code).toBe(1);
    expect(err).toMatch(/^hh-helpful\.jsonl: No answer from http:\/\/127\.0\.0\.1:9\/some.* Check the network/m);
  });
});
