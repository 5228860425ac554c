// Formulas derived in backsliding.results, for the browser.
//
// Written by tools/write_formulas.py. Do not edit: change the derivation and write it again.

export function autonomous_policy(lam) {
  return 1/lam;
}

export function critical_norm(lam, D) {
  return Math.sqrt(D)/Math.sqrt(lam) + 1/lam;
}

export function printed_critical_norm(lam, D) {
  return Math.sqrt(D)/Math.pow(lam, 3/2) + 1/lam;
}

export function weakest_lifted(k, D) {
  return Math.pow(k, 2)/((1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k);
}
