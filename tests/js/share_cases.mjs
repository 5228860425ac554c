// Read the fragments in a file, each as the scene that it is about does, and print what they ask for.
//
// node tests/js/share_cases.mjs scenes.json
import { readFileSync } from "node:fs";

import { fromFragment } from "../../backsliding/book/static/share.js";

const scenes = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(scenes.map(({ about, values, fragment }) => (
  fromFragment(fragment, about, values)
))));
