// Every scene by the name its Python class gives it: values in, picture out.
import { regions } from "./regions.js";
import { higherNorm, lowerNorm, responseCurve, sandbox, stateAlone } from "./single_state.js";
import { twoRungs } from "./two_rungs.js";
import { vagueness } from "./vagueness.js";
import { world } from "./world.js";

export const scenes = {
  state_alone: stateAlone,
  higher_norm: higherNorm,
  lower_norm: lowerNorm,
  response_curve: responseCurve,
  world,
  sandbox,
  two_rungs: twoRungs,
  vagueness,
  regions,
};
