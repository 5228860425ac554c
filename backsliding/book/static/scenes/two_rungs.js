// Two rungs on one issue. Before the bet is placed there is only the higher.
import { everyState } from "../every_state.js";
import { bestResponse, curves } from "../model.js";
import { fixed, plain, spoken } from "../numerals.js";
import { payoffs } from "../panels.js";
import { normPlace, onPayoffs, ownPlace, payoffMarks } from "../parts.js";
import { handle, picture } from "../pictures.js";
import { scenes } from "../scenes.js";

scenes.two_rungs = {
  solve({ lam, k0, D0, k1, D1, m }, asked) {
    const rungs = [{ k: k0, D: D0, m }, { k: Math.max(k0, k1), D: D1, m }];
    const alone = rungs.map((rung) => curves.Norm(rung));
    const pieces = asked ? alone[1] : curves.Ladder({ rungs });
    const r = bestResponse(lam, pieces);
    return { rungs, alone, pieces, r, ends: [r.policy] };
  },

  picture(values, { rungs, alone, pieces, r }, [end], asked) {
    const { lam, k0, k1 } = values;
    const [lower, higher] = rungs.map((rung) => rung.k);
    const places = [!asked && normPlace(lower, "k₀"), normPlace(higher, "k₁")];
    return picture(
      [
        payoffs(
          "Benefits, with a jump at each rung, and costs.",
          [
            ownPlace(r.autonomous), places, payoffMarks(lam, pieces),
            onPayoffs(r, end, pieces, asked),
          ],
          [
            handle("k0", [lower, 0], "x", k0),
            handle("k1", [higher, 0], "x", k1, { reads: fixed(higher) }),
          ],
        ),
        everyState(r, end, pieces, !asked && alone[0], "lower rung alone", places),
      ],
      sentence(r, lower, higher, alone.map((one) => bestResponse(lam, one).policy)),
      code(lam, rungs),
    );
  },
};

function sentence({ autonomous, policy }, k0, k1, alone) {
  const [lower, higher] = alone.map(spoken);
  if (autonomous >= k1 && k1 > policy && policy > k0) {
    return `The state is undercut: it falls from ${higher}, where the higher rung alone would have ` +
      `it, to ${spoken(policy)}, below that rung. By itself it would grant ${spoken(autonomous)}, ` +
      `under the lower rung alone ${lower}.`;
  }
  return `${onTheLadder(autonomous, policy, k0, k1)} Under the lower rung alone it would end at ` +
    `${lower}, under the higher alone at ${higher}.`;
}

function onTheLadder(s, policy, k0, k1) {
  const [own, end, lower, higher] = [s, policy, k0, k1].map(spoken);
  const rung = end === higher ? "higher" : "lower";
  if (end === own) return `The state stays at ${own}: the ladder does not move it.`;
  if (policy > s) {
    return end === higher && s < k0 && k0 < k1
      ? `The state leapfrogs from ${own} past the lower rung to the higher, at ${higher}.`
      : `The state climbs from ${own} to the ${rung} rung, at ${end}.`;
  }
  if (end === higher || (end === lower && s < k1)) {
    return `The state slides from ${own} and is held at the ${rung} rung, at ${end}.`;
  }
  if (s >= k1 && k1 > policy) {
    return `The state is undercut: it falls from ${own} to ${end}, below the higher rung at ` +
      `${higher}.`;
  }
  return `The state slides from ${own} to ${end}, ${policy > k1 ? "above both" : "between the"} rungs.`;
}

function code(lam, rungs) {
  const norms = rungs.map(
    ({ k, D, m }) => `bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})`,
  );
  return `import backsliding as bs\n\nladder = bs.Ladder([${norms.join(", ")}])\n` +
    `alone = [bs.best_response(${plain(lam)}, rung).policy for rung in ladder.rungs]\n` +
    `bs.best_response(${plain(lam)}, ladder).policy, *alone`;
}
