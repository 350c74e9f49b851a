import { DOMParser } from "linkedom";
import type { TestResult } from "./suite.ts";

/** The tests of a report in JUnit's XML, as pytest writes it. */
export function readJUnit(xml: string): TestResult[] {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  return [...document.querySelectorAll("testcase")].map((test): TestResult => {
    const name = `${test.getAttribute("classname")} ${test.getAttribute("name")}`;
    const failure = test.querySelector("failure, error");
    if (failure) return { name, state: "failed", message: failure.textContent ?? "" };
    return { name, state: test.querySelector("skipped") ? "skipped" : "passed" };
  });
}
