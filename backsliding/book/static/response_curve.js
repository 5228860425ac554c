// Every state at once: the reader guesses where five of them end before the curve is drawn.
import { FULL_SLOPE, NO_NORM, bestResponse, curves } from "./model.js";
import { fixed } from "./numerals.js";
import { ownAndEnd, payoffs, responses } from "./panels.js";
import { END, levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks } from "./parts.js";
import { dots, handle, label, line, picture, segments } from "./pictures.js";
import { everyStateCode, everyone, underNorm, weakestLifted } from "./wording.js";

// Own policies of the states that are guessed at, and how near a guess has to come.
export const GUESSED = [0.6, 1.1, 2.2, 3.6, 5];
const NEAR = 0.25;

export const responseCurve = {
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
      everyStateCode(norm),
      told(guess, pieces),
    );
  },
};

export const responsePanel = (r, end, norm, marks = []) => responses(
  r, end, [normPlace(norm.k), marks, stretches(norm)], [levelHandle(norm.k)],
);

const diagonal = () => [
  line("ghost", [[0, 0], [END, END]]),
  label("ghost", [0.94, 0.8, 0.65].map((share) => [share * END, share * END]), "no norm", "end", 6),
];

const points = (guess) => GUESSED.map((own, i) => [own, guess[i]]);

const guesses = (k, guess) => ownAndEnd(
  "Your guess of where five states end, against their policies without the norm.",
  [normPlace(k), diagonal(), line("guess", points(guess))],
  points(guess).map(([own, now], i) => handle(
    "guess", [own, now], "y", now, `Your guess for the state at ${fixed(own)}`, fixed(now), i,
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

function stretches({ k, D, m }) {
  const weakest = Math.min(weakestLifted(k, D), k);
  const corner = m > 0 ? Math.min((FULL_SLOPE * k) / m, END) : END;
  const last = Math.max((m / FULL_SLOPE) * END, k);
  return [
    diagonal(),
    line("unmoved", [[0, 0], [weakest, weakest]]),
    segments("jump", [[weakest, weakest, weakest, k]]),
    line("lifted", [[weakest, k], [k, k]]),
    line("lowered", [[k, k], [corner, k], [END, last]]),
    label("lifted", [[0.5 * (weakest + k), k]], "lifted", "middle", 8),
    label("lowered", [[END, last]], "slides", "start", -4),
  ];
}
