// A state alone: benefits, costs, and the gap between them.
import { autonomous_policy } from "../formulas.js";
import { NO_NORM, benefit, cost, welfare } from "../model.js";
import { fixed, spoken } from "../numerals.js";
import { leadersWelfare, payoffs } from "../panels.js";
import { END, GRIP, TOP, ownPlace, payoffMarks, welfareMarks } from "../parts.js";
import { dots, gap, handle, label, line, picture, place } from "../pictures.js";
import { scenes } from "../scenes.js";
import { aloneCode } from "../wording.js";

scenes.state_alone = {
  solve({ lam, S }) {
    const s = autonomous_policy(lam);
    return { s, best: welfare(s, lam, NO_NORM), here: welfare(S, lam, NO_NORM), ends: [s] };
  },

  picture({ lam, S }, { s, best, here }, _, asked) {
    const places = [ownPlace(s), !asked && place("tried", S, "S")];
    const tangent = [[0, cost(s, lam) - 2 * s], [END, cost(s, lam) + 2 * (END - s)]];
    const policy = (y) => handle("S", [S, y], "x", S);
    const grip = handle("lam", [GRIP, cost(GRIP, lam)], "y", lam);
    return picture(
      [
        payoffs(
          `Benefits and costs of protection; they are furthest apart at ${fixed(s)}.`,
          [
            places,
            line("tangent", tangent),
            label("tangent", [0.9, 0.7, 0.5, 0.3].map((share) => [s + share * (END - s), cost(s, lam) + 2 * share * (END - s)])
              .filter(([, y]) => y < TOP), "same slope", "start", -14),
            payoffMarks(lam, NO_NORM, false),
            asked ? gap("welfare", s, cost(s, lam), benefit(s, NO_NORM))
              : gap("welfare", S, cost(S, lam), benefit(S, NO_NORM)),
          ],
          [grip, policy(benefit(S, NO_NORM))],
        ),
        leadersWelfare(
          `Welfare, the gap between the two; it is highest at ${fixed(s)}.`,
          [
            places,
            line("zero", [[0, 0], [END, 0]]),
            welfareMarks(lam, NO_NORM, false),
            dots("best", [[s, best]]),
          ],
          [policy(here)],
        ),
      ],
      sentence(S, s, here, best),
      aloneCode(lam, S),
    );
  },
};

function sentence(S, s, here, best) {
  if (spoken(S) === spoken(s)) {
    return `At ${spoken(S)} the next step of protection costs the leaders exactly what it ` +
      `brings: this is their best policy, S* = 1/λ, worth ${spoken(best)} to them.`;
  }
  const [more, onward] = s > S ? ["more", "go on, up"] : ["less", "go back, down"];
  return `At ${spoken(S)} the leaders’ welfare is ${spoken(here)}. There the next step of ` +
    `protection brings ${more} than it costs, so they ${onward} to S* = ${spoken(s)}, where it ` +
    `is ${spoken(best)}.`;
}
