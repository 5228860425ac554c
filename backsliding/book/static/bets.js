// Which words a bet may say beside which state: those that are true of it, or none.
//
// A bet is asked of the state that a figure starts in and of no other; what is told once it is
// placed stands only while the figure shows the state that the answer is about.

export const PASSED = null; // a link or a preset has led past the bet

const isAt = (values, state) => (
  Object.keys(state).every((name) => String(values[name]) === String(state[name]))
);

// A guess is the reader's own, and no part of the state that is asked about.
function without(state, name) {
  const { [name]: _, ...rest } = state;
  return rest;
}

export const asks = ({ bet, start }, values, placed) => (
  bet !== undefined && placed === undefined && isAt(values, without(start, bet.guess))
);

export const answered = ({ bet, start }) => ({ ...start, ...bet.then });

export function verdict(about, values, placed, told) {
  const { bet } = about;
  if (placed === undefined || placed === PASSED || !isAt(values, without(answered(about), bet.guess))) return "";
  const said = told ?? bet.told;
  if (placed < 0 || bet.guess) return said;
  return `${placed === bet.answer ? "Right. " : "No. "}${said}`;
}

// What a figure shows of a state while its bet is open: the state before the norm arrives.
export const before = ({ bet }, values) => ({ ...values, ...bet.before });
