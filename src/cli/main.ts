import { rewardlens } from "./rewardlens.ts";
import { runProcess } from "./run-process.ts";

await runProcess(rewardlens);
