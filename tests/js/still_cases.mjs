// Write the still HTML of the scenes in a file by Node's own engine, and print it.
//
// node tests/js/still_cases.mjs bundle.js scenes.json
import { readFileSync } from "node:fs";

const [script, scenes] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const { still } = new Function(`${script}return backslidingExplorers;`)();
process.stdout.write(JSON.stringify(JSON.parse(scenes).map(([about, values]) => still(about, values))));
