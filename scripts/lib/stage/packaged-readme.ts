/** The last section is for those who have the checkout. */
const FROM_SOURCE = /\n## From source\n[\s\S]*$/;
/** A picture of the checkout, a paragraph of its own. */
const PICTURE = /^!\[[^\][]*\]\((?!https:)[^()\s]+\)\n+/gm;
/** A page of the checkout that is named in brackets after what it is about. */
const IN_BRACKETS = /(?: |\n {0,4})\(\[[^\][]*\.md\]\((?![a-z]+:)[^()\s]+\)\)/gi;
/** A line that leads to such a page by its name. */
const POINTER = /\[[^\][]*\.md\]\((?![a-z]+:)/i;
/** A link to a page of the checkout. */
const LINK = /\[([^\][]*)\]\((?![a-z]+:)[^()\s]+\)/gi;

/**
 * The README as VS Code's Extensions page can show it. That page shows pictures at https addresses only, neither beside the text nor in
 * it, and follows no link to a file: such pictures are left out, and of such links only the words are kept, unless they are nothing but the
 * name of a page that is not there.
 */
export function packagedReadme(readme: string): string {
  const own = readme.replace(FROM_SOURCE, "\n").replace(PICTURE, "").replace(IN_BRACKETS, "");
  const lines = own.split("\n").filter((line) => !POINTER.test(line));
  const isDoubled = (line: string, i: number) => line === "" && lines[i - 1] === "";
  return lines
    .filter((line, i) => !isDoubled(line, i))
    .join("\n")
    .replace(LINK, "$1");
}
