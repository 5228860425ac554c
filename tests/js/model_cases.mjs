// Solve the cases in a file with the browser's model, and print the answers.
//
// node tests/js/model_cases.mjs cases.json
import { readFileSync } from "node:fs";

import * as formulas from "../../backsliding/static/formulas.js";
import {
  curves, ratification, reward, transmitted,
} from "../../backsliding/static/model.js";

const { norms, closed } = JSON.parse(readFileSync(process.argv[2], "utf8"));

// Columns of numbers in, one answer a row out: a hundred thousand objects would be slow.
const row = (columns, i) => Object.fromEntries(
  Object.entries(columns).map(([name, values]) => [name, values[i]]),
);

function norm({ kind, columns, rungs }, i) {
  if (kind === "Ladder") return { rungs: rungs.map((rung) => row(rung, i)) };
  const one = row(columns, i);
  return "tau" in one ? transmitted(one, one.tau) : one;
}

function solve(batch) {
  const out = { policy: [], gain: [], effect: [], treaty: [], reward: [] };
  batch.lam.forEach((lam, i) => {
    const pieces = curves[batch.kind](norm(batch, i));
    const answer = ratification(lam, pieces);
    out.policy.push(answer.policy);
    out.gain.push(answer.gain);
    out.effect.push(answer.effect);
    out.treaty.push(answer.treaty);
    out.reward.push(reward(pieces, batch.S[i]));
  });
  return out;
}

const numbers = Object.fromEntries(Object.entries(closed).map(
  ([name, rows]) => [name, rows.map((values) => formulas[name](...values))],
));
process.stdout.write(JSON.stringify({ norms: norms.map(solve), closed: numbers }));
