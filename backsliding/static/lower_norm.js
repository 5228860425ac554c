// A norm below the state: see backsliding/explorers/lower_norm.py.
import { bestResponse, curves } from "./model.js";
import { payoffs, welfareUnderNorm } from "./panels.js";
import { normHandles, normPlaces, payoffMarks, slopeHandle } from "./parts.js";
import { picture } from "./pictures.js";
import { responseCode, underNorm } from "./wording.js";

export function lowerNorm({ lam, k, D, m }) {
  const norm = { k, D, m };
  const pieces = curves.Norm(norm);
  const r = bestResponse(lam, pieces);
  const places = normPlaces(r.autonomous, k, r.policy);
  return picture(
    [
      payoffs(
        "Benefits, with a jump at the norm and another slope beyond it, and costs.",
        [...places, ...payoffMarks(lam, pieces)],
        [...normHandles(k, D), slopeHandle(k, m, pieces)],
      ),
      welfareUnderNorm(lam, pieces, places, r),
    ],
    underNorm(norm, r),
    responseCode(lam, norm),
  );
}
