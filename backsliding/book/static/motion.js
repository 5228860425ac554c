// How a figure gets from one state to the next: what it shows moves, it does not jump.
//
// Values that a bet or a preset sets glide there. Where a state ends follows a hand at once as long
// as it moves little by little; what would jump is on its way for some 400 milliseconds.

const GLIDE = 600; // milliseconds
const SETTLING = 110; // milliseconds until about a third of the way is left
const LONGEST = 50; // milliseconds that one frame may count for
const JUMP = 0.2; // in units of protection: what a drag does not do between two frames
const THERE = 0.004;

const smooth = (share) => share * share * (3 - 2 * share);

// The state a share of the way from one to another. What is not a number changes at once.
function between(from, to, share) {
  const mixed = { ...to };
  for (const name in to) {
    if (typeof to[name] === "number") mixed[name] = from[name] + share * (to[name] - from[name]);
  }
  return mixed;
}

// A scene may have a pace of its own.
export function createMotion(still = () => false, { jump = JUMP, settling = SETTLING } = {}) {
  let glide;
  let shown;
  let [ends, aims, moving, last] = [[], [], [], NaN];

  // From now on, glide to whatever the state will be, from what is shown.
  const glides = () => { glide = still() || !shown ? undefined : { from: shown, began: NaN }; };

  function valuesAt(time, target) {
    if (!glide) return target;
    if (Number.isNaN(glide.began)) glide.began = time;
    const share = Math.min(1, (time - glide.began) / GLIDE);
    const values = between(glide.from, target, smooth(share));
    if (share === 1) glide = undefined;
    return values;
  }

  function endsAt(time, target) {
    if (still() || target.length !== aims.length) {
      [aims, ends, moving] = [target, target, target.map(() => false)];
    }
    const passed = Math.min(LONGEST, time - last || 0);
    const left = Math.exp(-passed / settling);
    moving = moving.map((was, i) => was || Math.abs(target[i] - aims[i]) > jump);
    ends = target.map((aim, i) => {
      if (!moving[i]) return aim;
      const now = aim + left * (ends[i] - aim);
      moving[i] = Math.abs(now - aim) > THERE;
      return moving[i] ? now : aim;
    });
    aims = target;
    return ends;
  }

  // What to show at a time: a state on its way, and where those in it end on theirs.
  function step(time, target, solve) {
    shown = valuesAt(time, target);
    const solved = solve(shown);
    const now = endsAt(time, solved.ends);
    last = time;
    return { values: shown, solved, ends: now };
  }

  return {
    glides, step, goesOn: () => glide !== undefined || moving.includes(true),
    rest: () => { last = NaN; },
  };
}
