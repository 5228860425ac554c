// Every scene by the name its Python class gives it: values in, picture out.
import { crowd } from "./crowd.js";
import { higherNorm } from "./higher_norm.js";
import { lowerNorm } from "./lower_norm.js";
import { nextStep } from "./next_step.js";
import { regions } from "./regions.js";
import { responseCurve } from "./response_curve.js";
import { sandbox } from "./sandbox.js";
import { stateAlone } from "./state_alone.js";
import { twoRungs } from "./two_rungs.js";
import { vagueness } from "./vagueness.js";
import { world } from "./world.js";

export const scenes = {
  state_alone: stateAlone,
  next_step: nextStep,
  higher_norm: higherNorm,
  lower_norm: lowerNorm,
  response_curve: responseCurve,
  world,
  crowd,
  sandbox,
  two_rungs: twoRungs,
  vagueness,
  regions,
};
