import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { installOnce } from "./install-once.ts";
import { cacheFolder, root } from "../paths.ts";

/** Where the package keeps the browser, its libraries (libnss3 among them) and its fonts, compressed. */
const compressed = join(root, "node_modules", "@sparticuz", "chromium", "bin");

/**
 * Unpacks the Chromium (x64 Linux, headless only) that the package @sparticuz/chromium carries, once for a machine.
 * @returns its path and the environment that lets it find its libraries and fonts
 */
export async function installPackagedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const manifest: unknown = JSON.parse(await readFile(join(compressed, "..", "package.json"), "utf8"));
  const { version } = manifest as { version: string };
  const home = cacheFolder(`chromium-${version}`);
  await installOnce(home, async (staging) => {
    console.log(`Chromium: unpacking the one in @sparticuz/chromium ${version}, once for this machine`);
    await unpack(staging);
  });
  const libraries = [join(home, "al2023", "lib"), home, process.env["LD_LIBRARY_PATH"]];
  return {
    executablePath: join(home, "chromium"),
    env: { LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"), FONTCONFIG_PATH: join(home, "fonts") },
  };
}

async function unpack(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  const browser = join(home, "chromium");
  await decompress("chromium.br", browser);
  await chmod(browser, 0o755);
  await untar("swiftshader.tar.br", home);
  await untar("al2023.tar.br", join(home, "al2023"));
  await untar("fonts.tar.br", join(home, "fonts"));
  await writeFonts(join(home, "fonts"));
}

async function decompress(name: string, to: string): Promise<void> {
  await pipeline(createReadStream(join(compressed, name)), createBrotliDecompress(), createWriteStream(to));
}

/** By way of a file: tar closes a pipe at the archive's end mark, before the padding behind it is written. */
async function untar(name: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const archive = join(into, name.replace(/\.br$/, ""));
  await decompress(name, archive);
  const { status, error } = spawnSync("tar", ["-xf", archive, "-C", into], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`tar could not unpack ${name}`, { cause: error });
  await rm(archive);
}

/** The package's fontconfig names folders of AWS Lambda: name those of this machine instead. */
async function writeFonts(folder: string): Promise<void> {
  await writeFile(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "cache")}</cachedir>
</fontconfig>
`,
  );
}
