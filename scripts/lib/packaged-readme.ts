/** The last section is for those who have the checkout. */
const FROM_SOURCE = /\n## From source\n[\s\S]*$/;
/** A picture of the checkout, a paragraph of its own. */
const PICTURE = /^!\[[^\][]*\]\((?!https:)[^()\s]+\)\n+/gm;
/** A link to a page of the checkout. */
const LINK = /\[([^\][]*)\]\((?![a-z]+:)[^()\s]+\)/gi;

/**
 * The README as VS Code's Extensions page can show it. That page shows pictures at https addresses only, neither beside the text nor in
 * it, and follows no link to a file: such pictures are left out, and of such links only the words are kept.
 */
export function packagedReadme(readme: string): string {
  return readme.replace(FROM_SOURCE, "\n").replace(PICTURE, "").replace(LINK, "$1");
}
