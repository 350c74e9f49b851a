import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = { ".png": "image/png", ".webp": "image/webp" };
/** The last section is for those who have the checkout. */
const FROM_SOURCE = /\n## From source\n[\s\S]*$/;
/** A link, or a picture, to a file of the checkout: what is shown of it, and where it leads. */
const RELATIVE = /(!?)\[([^\][]*)\]\((?![a-z]+:)([^()\s]+)\)/gi;

/**
 * The README as VS Code's Extensions page can show it. That page reads no file beside the text, so the pictures are put into the
 * text, and of a link to a page of the checkout only its words are left.
 * @param folder where the pictures are found
 */
export async function packagedReadme(readme: string, folder: string): Promise<string> {
  const text = readme.replace(FROM_SOURCE, "\n");
  const pictures = new Map<string, string>();
  for (const [, mark, , path] of text.matchAll(RELATIVE)) {
    if (mark === "") continue;
    const bytes = await readFile(join(folder, path));
    pictures.set(path, `data:${types[extname(path)]};base64,${bytes.toString("base64")}`);
  }
  return text.replace(RELATIVE, (_, mark: string, words: string, path: string) =>
    mark === "" ? words : `![${words}](${pictures.get(path)})`,
  );
}
