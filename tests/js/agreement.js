// Solve cases with the browser's model; count the answers compared with those that are expected,
// and name the first that differ.

// Columns of numbers in, one answer a row out: a hundred thousand objects would be slow.
const row = (columns, i) => Object.fromEntries(
  Object.entries(columns).map(([name, values]) => [name, values[i]]),
);

function norm({ kind, columns, rungs }, i, { transmitted }) {
  if (kind === "Ladder") return { rungs: rungs.map((rung) => row(rung, i)) };
  const one = row(columns, i);
  return "tau" in one ? transmitted(one, one.tau) : one;
}

function solve(batch, i, model) {
  const { curves, transmitted, ratification, reward, benefit, cost, welfare } = model;
  const [one, lam, S] = [norm(batch, i, model), batch.lam[i], batch.S[i]];
  const curve = curves[batch.kind];
  const pieces = curve(one);
  const outside = batch.leak ? curve(transmitted(one, batch.leak[i])) : undefined;
  return {
    ...ratification(lam, pieces, outside),
    jump: one.D,
    slope: one.m ?? null,
    reward: reward(pieces, S),
    benefit: benefit(S, pieces),
    cost: cost(S, lam),
    net: welfare(S, lam, pieces),
  };
}

const same = (mine, theirs, margin) => (
  typeof theirs === "number" ? Math.abs(mine - theirs) <= margin : mine === theirs
);

function compared(answers, { values, margins }) {
  const pairs = values.map((theirs, i) => [answers[i], theirs, margins?.[i], i]);
  const wrong = pairs.filter(([mine, theirs, margin]) => !same(mine, theirs, margin));
  const first = wrong.slice(0, 3).map(([mine, theirs, , i]) => ({ row: i, mine, theirs }));
  return { compared: pairs.length, different: wrong.length, first };
}

const mapped = (object, change) => Object.fromEntries(
  Object.entries(object).map(([name, value]) => [name, change(value, name)]),
);

export function agreement({ norms, closed }, model, formulas) {
  return {
    norms: mapped(norms, (batch) => {
      const solved = batch.lam.map((_, i) => solve(batch, i, model));
      return mapped(batch.answers, (expected, name) => (
        compared(solved.map((answer) => answer[name]), expected)
      ));
    }),
    closed: mapped(closed, ({ rows, answer }, name) => (
      compared(rows.map((values) => formulas[name](...values)), answer)
    )),
  };
}
