// A vague norm against the same norm when it is clear: the line blurs, and no longer holds.
import { everyState } from "../every_state.js";
import { benefit, bestResponse, curves } from "../model.js";
import { plain, spoken } from "../numerals.js";
import { payoffs } from "../panels.js";
import {
  END, TOP, benefitCurve, jumpHandle, levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks,
} from "../parts.js";
import { blurred, handle, picture, text } from "../pictures.js";
import { scenes } from "../scenes.js";

const kind = (oneSided) => (oneSided ? "OneSidedVagueNorm" : "VagueNorm");

scenes.vagueness = {
  solve({ lam, k, D, m, width, one_sided: oneSided }) {
    const clear = curves.Norm({ k, D, m });
    const pieces = curves[kind(oneSided)]({ k, D, m, width });
    const r = bestResponse(lam, pieces);
    return { pieces, clear, r, ends: [r.policy] };
  },

  picture(values, { pieces, clear, r }, [end], asked) {
    const { lam, k, D, width } = values;
    const far = [k + width, Math.min(benefit(k + width, pieces), TOP)];
    return picture(
      [
        payoffs(
          "Benefits, with a ramp where the norm is vague, and costs.",
          [
            ownPlace(r.autonomous), blurred("norm", k, width, "k"),
            !asked && benefitCurve("ghost", clear),
            payoffMarks(lam, pieces, false),
            !asked && text("ghost", [END, 0], "dotted: clear norm", "end", 10),
            onPayoffs(r, end, pieces, asked),
          ],
          [levelHandle(k), jumpHandle(k, D), handle("width", far, "x", width)],
        ),
        everyState(r, end, pieces, !asked && clear, "clear norm", [normPlace(k)]),
      ],
      sentence(r, k, bestResponse(lam, clear).policy),
      code(values),
    );
  },
};

function sentence({ autonomous, policy }, k, clear) {
  const compared = spoken(policy) === spoken(clear)
    ? "A clear norm would do the same."
    : `Under a clear norm it would end at ${spoken(clear)}.`;
  return `${underVague(autonomous, policy, k)} ${compared}`;
}

function underVague(s, policy, k) {
  const [own, end, norm] = [s, policy, k].map(spoken);
  if (end === own) return `The vague norm leaves the state at ${own}.`;
  const moves = policy > s ? "rises" : policy > k ? "slides" : "falls";
  return `The state ${moves} from ${own} to ${end}, ${whereTo(s, policy, k, end === norm, norm)}.`;
}

function whereTo(s, policy, k, there, norm) {
  if (there) return "to the norm itself";
  if (policy > s) return `${policy < k ? "without reaching" : "beyond"} the norm at ${norm}`;
  if (policy > k) return `still above the norm at ${norm}`;
  return `${s < k ? "further below" : "below"} the norm at ${norm}`;
}

function code({ lam, k, D, m, width, one_sided: oneSided }) {
  const norm = `k=${plain(k)}, D=${plain(D)}, m=${plain(m)}`;
  return `import backsliding as bs\n\nvague = bs.${kind(oneSided)}(${norm}, width=${plain(width)})\n` +
    `clear = bs.Norm(${norm})\n` +
    `bs.best_response(${plain(lam)}, vague).policy, bs.best_response(${plain(lam)}, clear).policy`;
}
