// Draw up each scene's picture for the states in a file, and print them.
//
// node tests/js/scene_cases.mjs states.json
import { readFileSync } from "node:fs";

import { scenes } from "../../backsliding/static/scenes.js";

const states = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(states.map(([scene, values]) => scenes[scene](values))));
