import { DomUtils, parseDocument } from "htmlparser2";
import type { TestResult } from "./suite.ts";

const { findOne, getElementsByTagName, textContent } = DomUtils;

/** The tests of a report in JUnit's XML, as pytest writes it. */
export function readJUnit(xml: string): TestResult[] {
  return getElementsByTagName("testcase", parseDocument(xml, { xmlMode: true })).map((test): TestResult => {
    const name = `${test.attribs["classname"]} ${test.attribs["name"]}`;
    const failure = findOne(({ name }) => name === "failure" || name === "error", test.children);
    if (failure) return { name, state: "failed", message: textContent(failure) };
    return { name, state: getElementsByTagName("skipped", test).length > 0 ? "skipped" : "passed" };
  });
}
