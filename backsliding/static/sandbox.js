// Every parameter of Part III: see backsliding/explorers/sandbox.py.
import { bestResponse, curves, transmitted } from "./model.js";
import { payoffs, welfareUnderNorm } from "./panels.js";
import { levelHandle, normPlaces, payoffMarks } from "./parts.js";
import { picture } from "./pictures.js";
import { responsePanel } from "./response_curve.js";
import { responseCode, underNorm } from "./wording.js";

export function sandbox({ lam, k, D, m, tau }) {
  const norm = transmitted({ k, D, m }, tau);
  const pieces = curves.Norm(norm);
  const r = bestResponse(lam, pieces);
  const places = normPlaces(r.autonomous, k, r.policy);
  return picture(
    [
      payoffs(
        "Benefits and costs under the norm.",
        [...places, ...payoffMarks(lam, pieces)],
        [levelHandle(k)],
        { across: "protection, S" },
      ),
      responsePanel(r, norm),
      welfareUnderNorm(lam, pieces, places, r),
    ],
    underNorm(norm, r),
    responseCode(lam, { k, D, m }, tau),
  );
}
