import { build } from "../scripts/steps/build.mjs";
import { obtainChromium } from "../scripts/steps/chromium.mjs";
import { findNode } from "../scripts/steps/node-version.mjs";

/** Before the system tests: the production build is that of these sources, and there is a browser. */
export default async function makeReady(): Promise<void> {
  const node = await findNode();
  await build(node);
  process.env.SOURCEMARK_CHROMIUM ??= (await obtainChromium(node)).file;
}
