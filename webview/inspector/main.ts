import { startPage } from "../page/page-app.ts";
import { InspectorApp } from "./inspector-app.ts";

await startPage(InspectorApp);
