import { execFile } from "node:child_process";
import { userInfo } from "node:os";
import { promisify } from "node:util";
import { readSettings } from "../settings.ts";

const run = promisify(execFile);

/**
 * Who chooses: the name from the settings, else git's user.name in this folder, else the account's name.
 * Always the same on one machine: which pairs are done depends on it.
 */
export async function annotatorName(setting: string, folder: string): Promise<string> {
  return setting.trim() || (await gitUserName(folder)) || accountName();
}

/** Who chooses in a folder, by the settings. */
export function annotatorOf(folder: string): Promise<string> {
  return annotatorName(readSettings().annotator, folder);
}

/** "" where git is not there, is not answering, or knows no name. */
async function gitUserName(folder: string): Promise<string> {
  try {
    const { stdout } = await run("git", ["config", "user.name"], { cwd: folder, timeout: 2000, windowsHide: true });
    return stdout.trim();
  } catch {
    return ""; // no git, no repository or no name: the account's name serves
  }
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // an account without an entry, as in some containers
  }
}
