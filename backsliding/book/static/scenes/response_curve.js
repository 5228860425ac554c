// Every state at once: the reader guesses where five of them end before the curve is drawn.
import { diagonal, responsePanel, weakestLifted } from "../every_state.js";
import { FULL_SLOPE, NO_NORM, bestResponse, curves } from "../model.js";
import { fixed, spoken } from "../numerals.js";
import { ownAndEnd, payoffs } from "../panels.js";
import { normPlace, onPayoffs, ownPlace, payoffMarks } from "../parts.js";
import { dots, handle, line, picture } from "../pictures.js";
import { scenes } from "../scenes.js";
import { normCode, underNorm } from "../wording.js";

// Own policies of the states that are guessed at, and how near a guess has to come.
const GUESSED = [0.6, 1.1, 2.2, 3.6, 5];
const NEAR = 0.25;

scenes.response_curve = {
  solve({ lam, k, D, m }, asked) {
    const pieces = curves.Norm({ k, D, m });
    const r = bestResponse(lam, asked ? NO_NORM : pieces);
    return { pieces, r, ends: [r.policy] };
  },

  picture(values, { pieces, r }, [end], asked) {
    const { lam, k, D, m, guess } = values;
    const norm = { k, D, m };
    return picture(
      [
        asked ? guesses(k, guess) : responsePanel(r, end, norm, [guessed(guess)]),
        payoffs(
          `The payoffs of the state at the dot, which ends at ${fixed(r.policy)}.`,
          [
            ownPlace(r.autonomous), !asked && normPlace(k),
            payoffMarks(lam, asked ? NO_NORM : pieces, !asked),
            onPayoffs(r, end, asked ? NO_NORM : pieces, asked),
          ],
        ),
      ],
      `${underNorm(norm, r)} ${everyone(norm)}`,
      code(norm),
      told(guess, pieces),
    );
  },
};

const points = (guess) => GUESSED.map((own, i) => [own, guess[i]]);

const guesses = (k, guess) => ownAndEnd(
  "Your guess of where five states end, against their policies without the norm.",
  [normPlace(k), diagonal(), line("guess", points(guess))],
  points(guess).map(([own, now], i) => handle(
    "guess", [own, now], "y", now, { says: `Your guess for the state at ${fixed(own)}`, item: i },
  )),
);

// The guess stays beside the answer, if there was one.
const guessed = (guess) => (String(guess) === String(GUESSED) ? [] : [
  line("guess", points(guess)), dots("before", points(guess)),
]);

function told(guess, pieces) {
  if (String(guess) === String(GUESSED)) {
    return "Without a guess: this is where every state ends.";
  }
  const hits = GUESSED.filter(
    (own, i) => Math.abs(bestResponse(1 / own, pieces).policy - guess[i]) <= NEAR,
  );
  return `You placed ${hits.length} of the five where they end, or within a quarter of it.`;
}

function everyone({ k, D, m }) {
  const weakest = spoken(weakestLifted(k, D));
  const lifted = weakest !== spoken(k)
    ? `States from ${weakest} up to ${spoken(k)} rise to the norm`
    : "No state rises";
  return `${lifted}; ${m === FULL_SLOPE ? "those above it stay" : "all above it slide"}.`;
}

const code = (norm) =>
  `${normCode(norm)}own = [0.5, 1, 2, 4]  # policies without the norm\n` +
  "bs.best_response([1 / s for s in own], norm).policy";
