import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { installPackagedChromium } from "./chromium-package.ts";

interface Candidate {
  readonly executablePath: string;
  /** Environment that it needs beside ours. */
  readonly env: Record<string, string>;
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Starts a headless browser: the one that CHROMIUM_PATH names, one on the PATH, else the one inside the package
 * @sparticuz/chromium, else (root on Debian or Ubuntu) the distribution's, installed.
 * @throws when none runs, saying what was tried
 */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  for (const find of [systemCandidates, packagedCandidates, distributionCandidates]) {
    for (const candidate of await find()) {
      try {
        return await launch(candidate);
      } catch (error) {
        tried.push(`${candidate.executablePath}: ${String(error).split("\n")[0]}`);
      }
    }
  }
  throw new Error(
    `No Chromium runs here: install one, or name it in CHROMIUM_PATH. Tried ${tried.join("; ") || "none"}`,
  );
}

/** Installs the browser where it is not there yet. */
export async function prepareChromium(): Promise<void> {
  await (await launchChromium()).close();
}

/** Starts it, and proves that it renders a page: some builds start and then crash. */
async function launch({ executablePath, env }: Candidate): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: flags(), env: { ...ownEnvironment(), ...env } });
  try {
    const page = await browser.newPage();
    await page.setContent("<p>runs</p>", { timeout: 120_000 });
    await page.close();
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function systemCandidates(): Candidate[] {
  return systemPaths().map((executablePath) => ({ executablePath, env: {} }));
}

async function packagedCandidates(): Promise<Candidate[]> {
  return process.platform === "linux" && process.arch === "x64" ? [await installPackagedChromium()] : [];
}

function systemPaths(): string[] {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return [named];
  if (process.env["CHROMIUM_IGNORE_SYSTEM"]) return [];
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const found = names
    .flatMap((name) => folders.map((folder) => `${folder}/${name}`))
    .filter((path) => existsSync(path));
  return [...new Set(existsSync(mac) ? [...found, mac] : found)];
}

function flags(): string[] {
  return [
    // Chromium refuses to sandbox for root, as in a container.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ...["--disable-quic", "--no-first-run", "--disable-background-networking"],
    ...["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
  ];
}

function ownEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}

/** Installs Debian's or Ubuntu's chromium, where this user may. */
function distributionCandidates(): Candidate[] {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return [];
  console.log("Chromium: installing the distribution's (apt-get install chromium)");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status } = spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) return [];
  }
  return systemCandidates();
}
