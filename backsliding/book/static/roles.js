// How each role is drawn: a colour and a dash pattern, so that neither has to tell alone.
//
// They stand in the figure itself, so that it keeps them where there is no stylesheet; explorer.css
// gives the colours other values in the dark.

const INK = "currentColor";
const FAINT = "var(--bsx-faint,#6b6b6b)";
const RULE = "var(--bsx-rule,#c9c9c9)";
const BENEFIT = "var(--bsx-benefit,#1d5c8f)";
const COST = "var(--bsx-cost,#a8431f)";
const NORM = "var(--bsx-norm,#4c6b2f)";

const up = { stroke: BENEFIT };
const down = { stroke: COST, dash: "7 3" };
const dotted = { stroke: FAINT, dash: "1 3", width: 1.25 };
const thin = { width: 1 };

const ROLES = {
  benefit: up, lifted: up, pull: up,
  cost: down, lowered: down, slide: down,
  ghost: dotted, jump: dotted, zero: dotted, moved: dotted, guess: { dash: "2 4", width: 1.5 },
  norm: { stroke: NORM },
  tangent: { stroke: COST, width: 1 },
};

// A kind of mark, whatever its role; and some roles of a kind.
const KINDS = {
  axis: { stroke: FAINT, width: 1 },
  place: { stroke: FAINT, dash: "1 3", width: 1 },
  gap: { width: 1.5 },
  arrow: { dash: undefined },
  bar: { width: 16 },
  dots: { dash: undefined, cap: "round", width: 9 },
};
const BOTH = {
  "place norm": { stroke: NORM, dash: undefined, width: 2 },
  "place critical": { stroke: NORM, dash: "6 3" },
  "place printed": { stroke: COST, dash: "2 3 6 3" },
  "segments norm": thin,
  "segments lifted": thin,
  "segments lowered": thin,
  "segments unmoved": { stroke: RULE, width: 1 },
  "dots before": { width: 4 },
  "dots after": { width: 4 },
  "dots weighed": { stroke: FAINT, width: 8 },
  "dots chosen": { width: 11 },
};

const italic = { fill: INK, italic: true };
const WORDS = {
  tick: { fill: FAINT }, label: { fill: FAINT }, ghost: { fill: FAINT },
  promises: { fill: FAINT }, stays: { fill: FAINT },
  norm: { fill: NORM, italic: true }, critical: { fill: NORM, italic: true },
  best: italic, tried: italic,
  benefit: { fill: BENEFIT }, lifted: { fill: BENEFIT }, rises: { fill: BENEFIT }, pull: { fill: BENEFIT },
  cost: { fill: COST }, tangent: { fill: COST }, lowered: { fill: COST }, slides: { fill: COST }, slide: { fill: COST },
  printed: { fill: COST },
};

const kept = new Map();

function keep(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

// The attributes of a line in a role.
export const lineLook = (is, role) => keep(`${is} ${role}`, () => {
  const look = { stroke: INK, width: 2, ...ROLES[role], ...KINDS[is], ...BOTH[`${is} ${role}`] };
  return {
    class: `bsx-${is} bsx-${role}`, stroke: look.stroke, "stroke-width": look.width,
    "stroke-dasharray": look.dash, "stroke-linecap": look.cap,
  };
});

// Words that were searched for are marked in the text. Here the mark would take a word's place.
export const wordLook = (role) => keep(role, () => {
  const { fill = INK, italic: slanted } = WORDS[role] ?? {};
  return { class: `bsx-${role} nohighlight`, fill, "font-style": slanted && "italic" };
});

const KNOBS = { k: NORM, k0: NORM, k1: NORM };

export const knobLook = (trait) => keep(`knob ${trait}`, () => ({
  class: `bsx-knob bsx-knob-${trait}`, stroke: INK, "stroke-width": 2,
  fill: KNOBS[trait] ?? "var(--bsx-ground,#fff)",
}));
