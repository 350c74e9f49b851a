// The main job: scores the sample responses in the terminal, then opens samples/ in VS Code: `npm start`
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "./lib/build.ts";
import { root } from "./lib/paths.ts";
import { printSampleScores } from "./lib/docs/sample-scores.ts";
import { startVSCodeServer } from "./lib/install/vscode-server.ts";

const samples = join(root, "samples");
const sample = join(samples, "antarctica.md");

await build();
await printSampleScores(sample);
if (!openDesktop()) await serve();

/** Opens desktop VS Code where its command is on the PATH; says whether it is. */
function openDesktop(): boolean {
  const shell = process.platform === "win32";
  if (spawnSync("code", ["--version"], { stdio: "ignore", shell }).status !== 0) return false;
  const args = [`--extensionDevelopmentPath=${root}`, "--new-window", samples, sample];
  const { status } = spawnSync("code", args, { stdio: "inherit", shell });
  if (status !== 0) return false;
  console.log("\nsamples/ opens in VS Code with Reward Lens loaded.");
  return true;
}

/** Runs VS Code's own server until Ctrl-C. */
async function serve(): Promise<void> {
  console.log("\nThe command `code` is not on the PATH: starting VS Code's own server.");
  const server = await startVSCodeServer();
  console.log(`
Open this address in a browser:

  ${server.address({ folder: samples, file: sample, extension: root })}

Ctrl-C stops it.`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await server.stop();
}
