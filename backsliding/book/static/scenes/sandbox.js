// Every parameter of Part III.
import { responsePanel } from "../every_state.js";
import { bestResponse, curves, transmitted } from "../model.js";
import { payoffs } from "../panels.js";
import { levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks } from "../parts.js";
import { picture } from "../pictures.js";
import { scenes } from "../scenes.js";
import { responseCode, underNorm } from "../wording.js";

scenes.sandbox = {
  solve({ lam, k, D, m, tau }) {
    const norm = transmitted({ k, D, m }, tau);
    const pieces = curves.Norm(norm);
    const r = bestResponse(lam, pieces);
    return { norm, pieces, r, ends: [r.policy] };
  },

  picture({ lam, k, D, m, tau }, { norm, pieces, r }, [end]) {
    return picture(
      [
        payoffs(
          "Benefits and costs under the norm.",
          [
            ownPlace(r.autonomous), normPlace(k), payoffMarks(lam, pieces),
            onPayoffs(r, end, pieces),
          ],
          [levelHandle(k)],
        ),
        responsePanel(r, end, norm),
      ],
      underNorm(norm, r),
      responseCode(lam, { k, D, m }, tau),
    );
  },
};
