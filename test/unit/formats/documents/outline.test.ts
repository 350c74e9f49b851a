import { describe, expect, it } from "vitest";
import { findLenses } from "../../../../src/formats/find-lenses.ts";
import { readFileText } from "../../../../src/formats/read-file.ts";

const org = `#+TITLE: Notes
* Prompt :draft:
Why is the sky blue?
* Response A
Air scatters blue light.
** Details
More of it.
#+begin_src sh
* Response C
#+end_src
* Response B
It reflects the sea.
`;
const asciidoc = `= Notes

== Prompt

Why is the sky blue?

== Response A

Air scatters blue light.

=== Details

----
== Response C
----

== Response B

It reflects the sea.
`;
const rst = `=====
Notes
=====

Prompt
------

Why is the sky blue?

Response A
----------

Air scatters blue light.

Details
~~~~~~~

More of it.

Response B
----------

It reflects the sea.
`;

describe.each([
  ["x.org", org],
  ["x.adoc", asciidoc],
  ["x.rst", rst],
])("headings of %s", (name, text) => {
  const brief = (source: string) =>
    findLenses(source, name).responses.map(({ query, label, response }) => [query, label, response.split(/\s+/, 4)]);
  const expected = [
    ["Why is the sky blue?", "Response A", ["Air", "scatters", "blue", "light."]],
    ["Why is the sky blue?", "Response B", ["It", "reflects", "the", "sea."]],
  ];

  it("mark queries and responses, which keep their own headings and code", () => {
    expect(brief(text)).toEqual(expected);
    expect(findLenses(text, name).responses[0].response).toContain("Details");
    expect(brief(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  });

  it("have their responses where they are, and on the command line too", () => {
    for (const { response, start, end } of findLenses(text, name).responses)
      expect(text.slice(start, end)).toBe(response);
    expect(readFileText(text, name).samples.map(({ line }) => line)).toEqual(
      findLenses(text, name).responses.map(({ anchor }) => text.slice(0, anchor).split("\n").length),
    );
  });
});

it("a line of signs that is shorter than the text above it does not make a heading of reStructuredText", () => {
  const text = "Prompt\n---\n\nq\n\nResponse A\n---\n\na\n\nResponse B\n---\n\nb\n";
  expect(findLenses(text, "x.rst").responses).toEqual([]);
  expect(findLenses(text, "x.md").responses).toHaveLength(2);
});

it("a block of AsciiDoc ends at the sign that opened it, not at a shorter one in its code", () => {
  const code = "----\n---\ntitle: x\n---\n== Response C\n----\n\n```yaml\n----\n```\n";
  const text = asciidoc.replace("----\n== Response C\n----\n", code);
  expect(findLenses(text, "x.adoc").responses.map(({ label }) => label)).toEqual(["Response A", "Response B"]);
});
