// A norm below the state. Before the bet is placed there is none.
import { NO_NORM, bestResponse, curves } from "../model.js";
import { payoffs, welfareUnderNorm } from "../panels.js";
import {
  jumpHandle, levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks, slopeHandle,
} from "../parts.js";
import { picture } from "../pictures.js";
import { scenes } from "../scenes.js";
import { responseCode, underNorm } from "../wording.js";

scenes.lower_norm = {
  solve({ lam, k, D, m }, asked) {
    const pieces = asked ? NO_NORM : curves.Norm({ k, D, m });
    const r = bestResponse(lam, pieces);
    return { pieces, r, ends: [r.policy] };
  },

  picture({ lam, k, D, m }, { pieces, r }, [end], asked) {
    const norm = { k, D, m };
    return picture(
      [
        payoffs(
          "Benefits, with a jump at the norm and another slope beyond it, and costs.",
          [
            ownPlace(r.autonomous), !asked && normPlace(k), payoffMarks(lam, pieces, !asked),
            onPayoffs(r, end, pieces, asked),
          ],
          [levelHandle(k), jumpHandle(k, D), slopeHandle(k, m, pieces)],
        ),
        welfareUnderNorm(lam, k, pieces, r, end, asked),
      ],
      underNorm(norm, r),
      responseCode(lam, norm),
    );
  },
};
