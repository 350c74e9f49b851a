import { Disposable, type Memento } from "vscode";
import { programOf, type Services } from "../services/services.ts";
import { registerLessonCommands } from "./commands.ts";
import { LessonFeature, type Lesson } from "./lesson-feature.ts";

/** The lesson and the commands that open it. @param state is kept for all windows. */
export function registerLesson(services: Services, state: Memento): Disposable & { readonly feature: Lesson } {
  const feature = new LessonFeature(services, state, programOf(services, "fit-worker"));
  const registered = Disposable.from(feature, registerLessonCommands(services, feature));
  return { feature, dispose: () => void registered.dispose() };
}
