// A vague norm against the same norm when it is clear: see backsliding/explorers/vagueness.py.
import { dotted, everyState } from "./every_state.js";
import { benefit, bestResponse, curves } from "./model.js";
import { fixed, plain } from "./numerals.js";
import { TOP, benefitCurve, normHandles, normPlaces, payoffMarks } from "./parts.js";
import { handle, picture, place } from "./pictures.js";
import { payoffs } from "./panels.js";

export function vagueness({ lam, k, D, m, width, one_sided: oneSided }) {
  const kind = oneSided ? "OneSidedVagueNorm" : "VagueNorm";
  const pieces = curves[kind]({ k, D, m, width });
  const clear = curves.Norm({ k, D, m });
  const r = bestResponse(lam, pieces);
  const top = Math.min(benefit(k + width, pieces), TOP);
  return picture(
    [
      payoffs(
        "Benefits, with a ramp where the norm is vague, and costs.",
        [
          ...normPlaces(r.autonomous, k, r.policy),
          benefitCurve("ghost", clear),
          ...payoffMarks(lam, pieces, false),
          dotted("clear norm"),
        ],
        [
          ...normHandles(k, D),
          handle("width", [k + width, top], "x", width, "Half-width, w", fixed(width)),
        ],
        { height: 350, across: "protection, S" },
      ),
      everyState(r, pieces, clear, "clear norm", [place("norm", k, "k")]),
    ],
    vaguenessSentence(r, k, bestResponse(lam, clear).policy),
    vaguenessCode(kind, lam, width, `k=${plain(k)}, D=${plain(D)}, m=${plain(m)}`),
  );
}

function vaguenessSentence({ autonomous, policy }, k, clear) {
  const compared = fixed(policy) === fixed(clear)
    ? "A clear norm would do the same."
    : `Under a clear norm it would end at ${fixed(clear)}.`;
  return `${underVague(autonomous, policy, k)} ${compared}`;
}

function underVague(s, policy, k) {
  const [own, end, norm] = [s, policy, k].map(fixed);
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

function vaguenessCode(kind, lam, width, norm) {
  return `import backsliding as bs\n\nvague = bs.${kind}(${norm}, width=${plain(width)})\n` +
    `clear = bs.Norm(${norm})\n` +
    `bs.best_response(${plain(lam)}, vague).policy, bs.best_response(${plain(lam)}, clear).policy`;
}
