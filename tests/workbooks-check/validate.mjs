// Runs the Open XML SDK validator over workbooks: validate.mjs PACKAGE_FOLDER FILE.xlsx...
// Prints each fault as one line and exits 1 if there is any.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { default: validate } = await import(pathToFileURL(`${folder}/dist/npm/index.js`).href);
let faults = 0;
for (const file of files) {
    try {
        for (const fault of await validate(await readFile(file), "xlsx", "Office2013")) {
            console.log(`${file}: ${fault.path.partUri} ${fault.path.xpath}: ${fault.description}`);
            faults += 1;
        }
    } catch (error) {
        console.log(`${file}: cannot be opened: ${String(error.message).split("\n")[0]}`);
        faults += 1;
    }
}
process.exit(faults > 0 ? 1 : 0);
