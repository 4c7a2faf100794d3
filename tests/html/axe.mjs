// Usage: axe.mjs FOLDER_WITH_NODE_MODULES FILE.html...
// Asks axe-core in chromium about each file against WCAG 2.2 AA, at the width of a desk and of a
// phone. Prints a line for each fault; exit code 1 if there are any.
import { createRequire } from "node:module";
import { readFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
let faults = 0;
for (const file of files) {
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => globalThis.axe.run(document,
      { runOnly: { type: "tag", values } }), tags);
    for (const fault of violations) {
      faults += 1;
      console.log(`${basename(file)} at ${width}: ${fault.id}: ${fault.help}: `
        + fault.nodes.slice(0, 3).map((node) => node.html).join(" "));
    }
    // WCAG 1.4.10: nothing but tables needs scrolling sideways.
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      faults += 1;
      console.log(`${basename(file)} at ${width}: the page is wider than the window`);
    }
    await page.close();
  }
}
await browser.close();
process.exit(faults > 0 ? 1 : 0);
