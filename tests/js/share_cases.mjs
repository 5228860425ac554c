// Write and read the fragments of the scenes in a file, and print both.
//
// node tests/js/share_cases.mjs scenes.json
import { readFileSync } from "node:fs";

import { fromFragment, toFragment } from "../../backsliding/book/static/share.js";

const scenes = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(scenes.map(({ about, values, start, fragment }) => ({
  written: toFragment(about, values, 1),
  read: fromFragment(fragment, about, start),
}))));
