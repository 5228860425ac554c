// Write the still HTML of the scenes in a file by Node's own engine, and print it.
//
// node tests/js/still_cases.mjs scenes.json
import { readFileSync } from "node:fs";

import { still } from "../../backsliding/book/static/still.js";

const scenes = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(scenes.map(([about, values]) => still(about, values))));
