import { startPage } from "../page/page-app.ts";
import { ModelApp } from "./model-app.ts";

await startPage(ModelApp);
