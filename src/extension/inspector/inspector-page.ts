import * as z from "zod";
import type { InspectorEvents, InspectorFunctions } from "../../protocol/inspector.ts";
import { copyCall, type PanelPage } from "../panel/channel.ts";

export const inspectorPage: PanelPage<InspectorFunctions, InspectorEvents> = {
  name: "inspector",
  calls: { ready: z.tuple([]), map: z.tuple([]), copy: copyCall },
  events: ["show"],
};
