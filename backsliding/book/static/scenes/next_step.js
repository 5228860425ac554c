// A state alone, told without symbols: what the next step brings and costs pull at it.
import { autonomous_policy } from "../formulas.js";
import { FULL_SLOPE, cost } from "../model.js";
import { fixed } from "../numerals.js";
import { oneAxis } from "../parts.js";
import { arrow, dots, handle, picture, place, segments, text } from "../pictures.js";
import { scenes } from "../scenes.js";
import { aloneCode } from "../wording.js";

const END = 5;
const BEFORE = 0.5; // what protection costs when the scene begins
const ROW = 0.35; // of the way that the state has come, below the arrows
const LENGTH = 0.4; // of an arrow, in steps of protection, for each unit that a step brings or costs

scenes.next_step = {
  solve({ lam, S }) {
    const costs = cost(S + 0.5, lam) - cost(S - 0.5, lam); // the slope at S, costs being quadratic
    return { costs, ends: [autonomous_policy(lam)] };
  },

  picture({ lam, S }, { costs }, [s], asked) {
    const pulls = [
      arrow("lifted", [S, 1], [S + LENGTH * FULL_SLOPE, 1]), text("lifted", [S, 1], "brings", "start", 12),
      arrow("lowered", [S, 1], [S - LENGTH * costs, 1]), text("lowered", [S, 1], "costs", "end", 12),
    ];
    return picture(
      [oneAxis(`What the next step brings and costs a state; the two are equal at ${fixed(s)}.`, {
        x: [0, END], y: [0, 2], height: 150,
        marks: [
          place("best", s, asked ? "the state" : "it stops here"),
          asked ? dots("chosen", [[s, 1]]) : [wayFrom(autonomous_policy(BEFORE), s), pulls],
        ],
        handles: [handle("S", [S, 1], "x", S)],
      })],
      sentence(S, s),
      aloneCode(lam, S),
    );
  },
};

// Where the state stopped before its costs changed, and the way from there.
function wayFrom(before, s) {
  if (fixed(before) === fixed(s)) return [];
  const effect = s < before ? "lowered" : "lifted";
  return [
    segments(effect, [[before, ROW, s, ROW]]), dots("before", [[before, ROW]]), dots(effect, [[s, ROW]]),
  ];
}

function sentence(S, s) {
  if (fixed(S) === fixed(s)) return "Here the next step costs as much as it brings, and the state stays.";
  return S < s ? "Here the next step brings more than it costs, and the state goes on."
    : "Here the last step cost more than it brought, and the state goes back.";
}
