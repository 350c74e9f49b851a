import { startPage } from "../page/page-app.ts";
import { PromptsApp } from "./prompts-app.ts";

await startPage(PromptsApp);
