import { build } from "../../scripts/lib/build.ts";

/** Bundles what the integration tests run, once before all of them. */
export default function setup(): Promise<void> {
  return build();
}
