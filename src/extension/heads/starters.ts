/** The heads that ship with the extension. */
export const starterNames = ["general", "on-topic", "helpful", "harmless"] as const;
export type StarterName = (typeof starterNames)[number];

/** The head that scores before any choice, and where the chosen one cannot be read. */
export const defaultStarter: StarterName = "general";

/** The head that the lesson explains: it learned one thing, which a reader can see at work. */
export const lessonStarter: StarterName = "on-topic";

export function isStarterName(name: string): name is StarterName {
  return (starterNames as readonly string[]).includes(name);
}
