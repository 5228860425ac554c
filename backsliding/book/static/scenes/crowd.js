// A crowd of states on one axis, or one state, and what a norm makes of them. No symbols.
import { respond, totals } from "../many_states.js";
import { fixed } from "../numerals.js";
import { levelHandle, normPlace, oneAxis } from "../parts.js";
import { dots, picture, segments, text } from "../pictures.js";
import { scenes } from "../scenes.js";
import { responseCode, statesCode } from "../wording.js";

const GOLDEN = 0.6180339887498949; // spreads rows so that neighbours on the axis lie far apart
const [TOP, FLOOR] = [1.16, -0.16];
const ROOM = 0.28; // of the axis: what the words at either end need

const rowOf = (i, n) => (n === 1 ? 0.5 : ((i + 0.5) * GOLDEN) % 1);

scenes.crowd = {
  // Every state is on its way, however little it moves; the longest way takes 700 milliseconds.
  pace: { jump: 0, settling: 130 },

  solve({ lam, k, D, m }, asked, limits) {
    const responses = respond(lam, { k, D, m });
    const ends = responses.map((r) => (asked ? r.autonomous : r.policy));
    return { responses, end: limits.k[1], ends };
  },

  picture({ lam, k, D, m }, { responses, end }, ends, asked) {
    const alone = lam.length === 1;
    return picture(
      [axis(responses, ends, k, end, asked)],
      alone ? ofOne(responses[0], k) : ofMany(responses, k),
      alone ? responseCode(lam[0], { k, D, m }) : `${statesCode("Crowd", { k, D, m })}r.effect`,
    );
  },
};

// A state on its way down never stands below the norm, however fast the norm rises.
const shownAt = ({ effect }, end, k) => (effect === "lowered" ? Math.max(end, k) : end);

function axis(responses, ends, k, end, asked) {
  const all = responses.map((r, i) => (
    { ...r, effect: asked ? "unmoved" : r.effect, now: shownAt(r, ends[i], k), row: rowOf(i, responses.length) }
  ));
  const those = (effect) => all.filter((one) => one.effect === effect);
  const moved = ["lifted", "lowered"];
  const crowded = all.length > 1;
  const says = crowded ? "Each dot is a state on a line from less to more protection, the norm among them."
    : "A state on a line from less to more protection, and the norm.";
  return oneAxis(says, {
    x: [0, end], y: [FLOOR, TOP], height: crowded ? 240 : 150,
    marks: [
      normPlace(k, "the norm"),
      moved.map((effect) => segments(
        effect, those(effect).map(({ autonomous, now, row }) => [autonomous, row, now, row]),
      )),
      dots("before", moved.flatMap(those).map(({ autonomous, row }) => [autonomous, row])),
      ["unmoved", ...moved].map(
        (effect) => dots(effect, those(effect).map(({ now, row }) => [now, row])),
      ),
      k > 0.7 * ROOM * end && those("lifted").length > 0 &&
        text("lifted", [k, TOP], "drawn up", "end", -12),
      k < (1 - ROOM) * end && those("lowered").length > 0 &&
        text("lowered", [k, TOP], "drawn down", "start", -12),
      !asked && k > ROOM * end && those("unmoved").some((r) => r.autonomous < k) &&
        text("unmoved", [0, FLOOR], "out of reach", "start", 6),
    ],
    handles: [levelHandle(k, FLOOR)],
  });
}

const states = (n, one, many) => `${n === 0 ? "none" : n} ${n === 1 ? one : many}`;

function ofMany(responses, k) {
  const count = (is) => responses.filter(is).length;
  const up = count((r) => r.effect === "lifted");
  const down = count((r) => r.effect === "lowered");
  const far = count((r) => r.effect === "unmoved" && r.autonomous < k && !near(r.autonomous, k));
  const there = count((r) => r.effect === "unmoved" && near(r.autonomous, k));
  const above = responses.length - up - down - far - there;
  const rest = [
    `${states(far, "is", "are")} too far below to move`,
    there > 0 && `${states(there, "is", "are")} at it already`,
    above > 0 && `${states(above, "is", "are")} above it and ${above === 1 ? "stays" : "stay"}`,
  ].filter(Boolean);
  const moved = `Of ${responses.length} states, ${states(up, "is", "are")} drawn up to the norm and ` +
    `${states(down, "is", "are")} drawn down; ${rest.join(", ")}.`;
  return up + down > 0 ? `${moved} ${inAll(responses)}` : moved;
}

const near = (one, other) => Math.abs(one - other) < 1e-9;

function inAll(responses) {
  const before = responses.reduce((sum, { autonomous }) => sum + autonomous, 0);
  const { net } = totals(responses);
  const [from, to] = [fixed(before), fixed(before + net)];
  if (from === to) return `Taken together, protection stays at ${from}.`;
  return `Taken together, protection ${net > 0 ? "rises" : "falls"} from ${from} to ${to}.`;
}

function ofOne({ autonomous, policy, effect }, k) {
  if (effect === "lifted") {
    return "Those who ask for more protection can point to the norm, and meeting it is rewarded: " +
      "the state rises all the way to it.";
  }
  if (effect === "lowered") {
    return "Those who ask for less can now say that the world asks for no more. The state comes " +
      `down ${policy > k ? "part of the way and stays above the norm." : "to the norm, and no further."}`;
  }
  if (autonomous < k) {
    return "The norm is out of reach: meeting it would cost the leaders more than it brings. The " +
      "state stays where it was.";
  }
  return autonomous > k ? "Going further than the norm is worth what it was, and the state stays."
    : "The norm asks for what the state does already, and the state stays.";
}
