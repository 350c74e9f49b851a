import { expect, it } from "vitest";
import { readJUnit } from "../../../scripts/lib/tests/junit.ts";

it("reads what pytest writes: passed, failed, broken and skipped tests", () => {
  const xml = `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="1">
    <testcase classname="tests.a" name="one[&lt;2&gt;]" time="1.0" />
    <testcase classname="tests.a" name="two"><failure message="assert 1 == 2">E   assert 1 == 2 &amp; more</failure></testcase>
    <testcase classname="tests.a" name="three"><error message="at setup">no Spark</error></testcase>
    <testcase classname="tests.a" name="four"><skipped type="pytest.skip" message="no data">no data</skipped></testcase>
  </testsuite></testsuites>`;
  expect(readJUnit(xml)).toEqual([
    { name: "tests.a one[<2>]", state: "passed" },
    { name: "tests.a two", state: "failed", message: "E   assert 1 == 2 & more" },
    { name: "tests.a three", state: "failed", message: "no Spark" },
    { name: "tests.a four", state: "skipped" },
  ]);
});
