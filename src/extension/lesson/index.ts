import { Disposable, window, type Memento } from "vscode";
import { registerLearn } from "../commands/learn.ts";
import { registerOpenLessonExample } from "../commands/open-lesson-example.ts";
import { lessonViewType } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { LessonFeature, type Lesson } from "./lesson-feature.ts";

/** The lesson and the commands that open it. @param state is kept for all windows. @param script the fit worker's. */
export function registerLesson(
  services: Services,
  state: Memento,
  script: string,
): Disposable & { readonly feature: Lesson } {
  const feature = new LessonFeature(services, state, script);
  const registered = Disposable.from(
    feature,
    registerLearn(services, feature),
    registerOpenLessonExample(services),
    window.registerWebviewPanelSerializer(lessonViewType, {
      deserializeWebviewPanel: async (tab) => feature.restore(tab),
    }),
  );
  return { feature, dispose: () => void registered.dispose() };
}
